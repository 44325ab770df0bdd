//! Pages with windows, relative days, lists to filter and texts to save, for the reader's own tests in a browser. All dates lie around 27 November 2026.

export const DAYS = 'daysdaysdaysdays';
export const TAGE = 'tagetagetagetage';
export const LIST = 'listlistlistlist';
export const OLDER = 'olderolderoldero';
export const SAVE = 'savesavesavesave';

/** What the buttons hand out, as it stands in the attribute and as it must arrive. */
export const CARD = 'BEGIN:VCARD\r\nVERSION:4.0\r\nFN:Jürgen Groß ☕\u00a0& "Söhne" <\'>\r\nNOTE:\u2028\ufeff𝄞\r\nEND:VCARD\r\n';

const windowed = (attributes, text, tag = 'p') => `<${tag} ${attributes} hidden>${text}</${tag}>`;

export const days = `
  ${windowed('data-from="2026-11-27"', 'from')}
  ${windowed('data-until="2026-11-27"', 'until')}
  ${windowed('data-from="2026-11-27" data-until="2026-11-28"', 'between')}
  ${windowed('data-from="2026-11-28" data-until="2026-11-27"', 'never')}
  ${windowed('data-from="27.11.2026"', 'broken from')}
  ${windowed('data-from="2026-02-30"', 'no day')}
  ${windowed('data-from="2026-01-01" data-until=""', 'empty until')}
  <p hidden>hidden for good</p>
  <section id="any" data-any hidden><h2>any</h2>${windowed('data-from="2026-11-28"', 'any one')}${windowed('data-until="2026-11-26"', 'any other')}</section>
  <section data-any hidden><h2>any without windows</h2></section>
  <section data-any hidden><h2>any around any</h2><div data-any hidden><h3>any inside any</h3>${windowed('data-from="2026-11-28"', 'innermost')}</div></section>
  <section data-any hidden><h2>any with closed</h2><div data-until="2026-11-26" hidden>${windowed('data-from="2026-11-01"', 'open in closed', 'span')}</div></section>
  <ul data-limit="2">${windowed('data-until="2026-11-26"', 'first', 'li')}${windowed('data-until="2026-11-27"', 'second', 'li')}${
    windowed('data-until="2026-11-28"', 'third', 'li')}${windowed('data-until="2026-11-28"', 'fourth', 'li')}</ul>
  <ul data-limit="many">${windowed('data-until="2026-11-26"', 'unlimited one', 'li')}${windowed('data-until="2026-11-28"', 'unlimited two', 'li')}</ul>
  ${['2026-11-26', '2026-11-27', '2026-12-02', '2027-06-01', '2026-11-31'].map((date) => `<time datetime="${date}" data-relative></time>`).join(' ')}`;

const KINDS = ['update', 'risk', 'win'];
const AUTHORS = ['ben', 'anna'];

const entry = (number) => `<article id="e${number}" data-item data-kind="${KINDS[number % 3]}" data-author="${AUTHORS[number % 2]}" data-topic="größe &amp; form">
  <h3 id="h${number}">Entry ${number}</h3><a id="to-${number + 1}" href="#h${number + 1}">next</a><div class="tall"></div></article>`;
const options = (values) => ['', ...values].map((value) => `<option value="${value}">${value || 'all'}</option>`).join('');

/** A list of entries in groups, and its filter. */
export const list = (numbers, other) => `
  <form data-filter="entries" hidden><label for="kind">Kind</label><select id="kind" name="kind">${options(KINDS)}</select>
    <label for="author">Author</label><select id="author" name="author">${options(AUTHORS)}</select>
    <label for="topic">Topic</label><select id="topic" name="topic">${options(['größe &amp; form'])}</select>
    <button type="reset">Reset</button><output data-pattern="{shown} of {total} entries"></output></form>
  <a id="other" data-filter-keep href="${other}.html">Other months</a> <a id="plain" href="${other}.html">Others, unfiltered</a>
  <a id="risks" href="#filter:kind=risk">Risks</a>
  <div id="entries"><section data-group id="g1"><h2>November</h2>${numbers.filter((n) => n < 3).map(entry).join('')}</section>
    <section data-group id="g2"><h2>October</h2>${numbers.filter((n) => n >= 3).map(entry).join('')}</section></div>
  <article data-item data-kind="win" id="outside">Not of the list</article>
  <p id="filter:kind=risk">No place to land</p>`;

const quoted = (text) => text.replace(/[&<>"'\r\n]/g, (character) => `&#${character.codePointAt(0)};`);
const button = (id, name, type, content) => (
  `<button type="button" data-action="save" id="${id}" data-name="${quoted(name)}" data-type="${type}" data-content="${quoted(content)}"><span>${id}</span></button>`);

export const save = [
  button('card', 'jürgen-groß.vcf', 'text/vcard', CARD),
  button('calendar', 'dates.ics', 'text/calendar', 'BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n'),
  button('page', '<b>&"\'.html', 'text/html', '<script>document.title="evil"</script>'),
  button('path', '../../etc/passwd', 'text/plain', ''),
  '<button type="button" data-action="save" id="bare">nothing said</button>',
].join(' ');
