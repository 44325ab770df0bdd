//! Pictures, footnotes, and blocks of code that were meant to be drawn: all of it is published, and told.

use crate::support::{PNG, Site, snapshot};

#[test]
fn pictures() {
    let site = Site::new();
    site.build();
    site.write("content/acme/plan.png", PNG);
    site.write("content/acme/torn.png", &PNG[..12]);
    site.write("content/acme/letter.jpg", "%PDF-1.4\n");
    site.write("content/acme/empty.svg", "");
    site.write(
        "content/acme/index.md",
        "# Welcome

![](plan.png)

![Torn](torn.png) and ![a letter](letter.jpg \"A caption\")

![Nothing](empty.svg)
",
    );
    snapshot("bad_input/pictures", site.build());
}

#[test]
fn footnotes() {
    let site = Site::new();
    site.build();
    site.write(
        "content/acme/index.md",
        "# Welcome

The first[^first], one that is not there[^second], and \\[^escaped] or `[^code]`.

[^first]: Aside.
[^First]: Aside once more.

> [^third]: Nobody
> refers to it.
",
    );
    snapshot("bad_input/footnotes", site.build());
}

#[test]
fn misspelt_drawings() {
    let site = Site::new();
    site.build();
    site.write(
        "content/acme/index.md",
        "# Welcome

```mermiad From order to parcel
flowchart LR
```

```Chart
a;b
```

```klingon
Qapla'
```
",
    );
    snapshot("bad_input/misspelt_drawings", site.build());
}
