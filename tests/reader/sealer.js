//! A second sealer for the reader's tests, written from docs/format.md alone and on Node's own crypto, so that it shares no line with what it tests.

import { createCipheriv, createHmac, hkdfSync } from 'node:crypto';
import { deflateRawSync } from 'node:zlib';

const CHUNK = 65536;

export function frame(...fields) {
  return Buffer.concat(fields.flatMap((field) => {
    const bytes = Buffer.from(field);
    const length = Buffer.alloc(4);
    length.writeUInt32BE(bytes.length);
    return [length, bytes];
  }));
}

/** `H(ikm, salt, label, fields…)`. */
export function derive(ikm, salt, label, ...fields) {
  return Buffer.from(hkdfSync('sha256', ikm, salt, frame(`extranet/v1/${label}`, ...fields), 32));
}

export function keyId(key) {
  return derive(key, '', 'key-id').subarray(0, 8);
}

export function base32(bytes) {
  let bits = [...bytes].map((byte) => byte.toString(2).padStart(8, '0')).join('');
  bits = bits.padEnd(Math.ceil(bits.length / 5) * 5, '0');
  return (bits.match(/.{5}/g) ?? []).map((five) => 'abcdefghijklmnopqrstuvwxyz234567'[parseInt(five, 2)]).join('');
}

/** Seals content; `plaintext` may be given instead, to seal what no sealer would. */
export function seal(key, address, content, { deflate = false, plaintext = plaintextOf(content, deflate) } = {}) {
  const salt = createHmac('sha256', derive(key, '', 'salt')).update(frame(address)).update(plaintext).digest();
  const header = Buffer.concat([Buffer.from('XNET\x01', 'latin1'), keyId(key), salt]);
  const fileKey = derive(key, salt, 'file');
  const chunks = [header];
  for (let index = 0; index * CHUNK < plaintext.length; index += 1) {
    const nonce = Buffer.alloc(12);
    nonce.writeUInt32BE(index, 7);
    nonce[11] = (index + 1) * CHUNK >= plaintext.length ? 1 : 0;
    const cipher = createCipheriv('aes-256-gcm', fileKey, nonce).setAAD(Buffer.concat([header, Buffer.from(address)]));
    chunks.push(cipher.update(plaintext.subarray(index * CHUNK, (index + 1) * CHUNK)), cipher.final(), cipher.getAuthTag());
  }
  return Buffer.concat(chunks);
}

function plaintextOf(content, deflate) {
  const body = deflate ? deflateRawSync(content) : Buffer.from(content);
  const head = Buffer.alloc(9);
  head[0] = deflate ? 1 : 0;
  head.writeBigUInt64BE(BigInt(body.length), 1);
  const length = 9 + body.length;
  const exponent = Math.floor(Math.log2(length));
  const step = 2 ** (exponent - Math.floor(Math.log2(exponent)) - 1);
  return Buffer.concat([head, body, Buffer.alloc(Math.ceil(length / step) * step - length)]);
}

/** The text of an `access.json` with one person. `argon2` makes the unlock key of a passphrase. */
export async function accessFile({ passphrase, person, keys, kdf, edition, argon2 }) {
  const body = Buffer.from(JSON.stringify({ person, keys: keys.map((key) => key.toString('base64')) }).padEnd(512));
  const slot = (unlockKey, content) => {
    const id = base32(derive(unlockKey, edition, 'slot-id').subarray(0, 16));
    return { id, sealed: seal(derive(unlockKey, edition, 'slot-key'), id, content).toString('base64') };
  };
  const slots = [slot(await argon2(passphrase, kdf), body)];
  for (let dummy = 0; slots.length < 8; dummy += 1) slots.push(slot(Buffer.alloc(32, dummy + 100), Buffer.alloc(512, ' ')));
  slots.sort((a, b) => (a.id < b.id ? -1 : 1));
  const { salt, ...parameters } = kdf;
  return JSON.stringify({
    version: 1,
    kdf: { name: 'argon2id', ...parameters, salt: Buffer.from(salt).toString('base64') },
    edition: edition.toString('base64'),
    slots,
  });
}
