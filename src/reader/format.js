//! The envelope of docs/format.md §5 and the derivation it stands on. WebCrypto alone: no DOM, no state, the same in a browser and in Node.
// @ts-check

import { hex } from './encoding.js';
import { ReaderError } from './errors.js';

const LABEL = 'extranet/v1/';
const MAGIC = [0x58, 0x4e, 0x45, 0x54];
const VERSION = 1;
const HEADER = 45;
const TAG = 16;
const CHUNK = 65536;
const PREFIX = 9;
const NO_SALT = new Uint8Array(0);

/** How many bytes of an envelope tell whose it is. */
export const HEADER_BYTES = HEADER;

/**
 * Each field behind its length, so that no two lists of fields run together to the same bytes.
 * @param {...(Uint8Array | string)} fields
 * @returns {Bytes}
 */
export function frame(...fields) {
  const parts = fields.map((field) => (typeof field === 'string' ? new TextEncoder().encode(field) : field));
  const framed = new Uint8Array(parts.reduce((sum, part) => sum + 4 + part.length, 0));
  let offset = 0;
  for (const part of parts) {
    new DataView(framed.buffer).setUint32(offset, part.length);
    framed.set(part, offset + 4);
    offset += 4 + part.length;
  }
  return framed;
}

/**
 * Bytes as a key that HKDF derives from and nobody can read back. The bytes are zeroed.
 * @param {Bytes} bytes
 */
export async function importBase(bytes) {
  const base = await crypto.subtle.importKey('raw', bytes, 'HKDF', false, ['deriveBits', 'deriveKey']);
  bytes.fill(0);
  return base;
}

/**
 * `H(key, salt, label)`: 32 bytes.
 * @param {CryptoKey} base
 * @param {string} label without the common prefix
 * @param {Bytes} [salt]
 * @returns {Promise<Bytes>}
 */
export async function derive(base, label, salt = NO_SALT) {
  return new Uint8Array(await crypto.subtle.deriveBits(hkdf(salt, label), base, 256));
}

/**
 * A key that seals, from its 32 bytes, which are zeroed.
 * @param {Bytes} bytes
 * @returns {Promise<HeldKey>}
 */
export async function holdKey(bytes) {
  const base = await importBase(bytes);
  return { id: hex((await derive(base, 'key-id')).subarray(0, 8)), base };
}

/**
 * The Padmé size of a length (Nikitin et al., PETS 2019).
 * @param {number} length at least 2
 */
export function padme(length) {
  // Not Math.log2, which rounds up just below a large power of two.
  const exponent = length.toString(2).length - 1;
  const step = 2 ** (exponent - exponent.toString(2).length);
  return Math.ceil(length / step) * step;
}

/**
 * The id of the key that opens an envelope, from its first bytes.
 * @param {Uint8Array} header at least `HEADER_BYTES` bytes
 * @throws {ReaderError} when it is no envelope, or one of another version
 */
export function keyIdOf(header) {
  if (header.length < HEADER || MAGIC.some((byte, index) => header[index] !== byte)) throw new ReaderError('damaged');
  const version = header[4] ?? 0;
  if (version !== VERSION) throw new ReaderError(version > VERSION ? 'newer-format' : 'damaged');
  return hex(header.subarray(5, 13));
}

/**
 * Opens an envelope that was sealed for an address.
 * @param {Bytes} envelope
 * @param {string} address
 * @param {HeldKey[]} keys
 * @returns {Promise<Bytes | null>} the content; `null` when none of the keys is the envelope's
 * @throws {ReaderError} `damaged` when one is, but the envelope is not what its sealer wrote
 */
export async function openEnvelope(envelope, address, keys) {
  const id = keyIdOf(envelope);
  if (envelope.length < HEADER + TAG + PREFIX) throw new ReaderError('damaged');
  const held = keys.find((key) => key.id === id);
  if (!held) return null;
  return content(await decrypt(envelope, address, held.base));
}

/**
 * @param {Bytes} salt
 * @param {string} label
 */
function hkdf(salt, label) {
  return { name: 'HKDF', hash: 'SHA-256', salt, info: frame(LABEL + label) };
}

/**
 * @param {Bytes} envelope
 * @param {string} address
 * @param {CryptoKey} base
 */
async function decrypt(envelope, address, base) {
  const header = envelope.subarray(0, HEADER);
  const sealed = envelope.subarray(HEADER);
  const chunks = Math.ceil(sealed.length / (CHUNK + TAG));
  const plaintextLength = sealed.length - chunks * TAG;
  if (plaintextLength <= (chunks - 1) * CHUNK) throw new ReaderError('damaged');
  const fileKey = await crypto.subtle.deriveKey(hkdf(header.slice(13), 'file'), base, { name: 'AES-GCM', length: 256 }, false, ['decrypt']);
  const additionalData = new Uint8Array([...header, ...new TextEncoder().encode(address)]);
  const plaintext = new Uint8Array(plaintextLength);
  for (let index = 0; index < chunks; index += 1) {
    const iv = new Uint8Array(12);
    new DataView(iv.buffer).setUint32(7, index);
    iv[11] = index === chunks - 1 ? 1 : 0;
    const chunk = sealed.subarray(index * (CHUNK + TAG), (index + 1) * (CHUNK + TAG));
    const opened = await crypto.subtle.decrypt({ name: 'AES-GCM', iv, additionalData }, fileKey, chunk).catch(() => null);
    if (!opened) throw new ReaderError('damaged');
    plaintext.set(new Uint8Array(opened), index * CHUNK);
  }
  return plaintext;
}

/**
 * @param {Bytes} plaintext
 * @returns {Promise<Bytes>}
 */
async function content(plaintext) {
  const length = Number(new DataView(plaintext.buffer).getBigUint64(1));
  if (length > plaintext.length - PREFIX || padme(PREFIX + length) !== plaintext.length) throw new ReaderError('damaged');
  if (plaintext.subarray(PREFIX + length).some((byte) => byte !== 0)) throw new ReaderError('damaged');
  const body = plaintext.subarray(PREFIX, PREFIX + length);
  if (plaintext[0] === 0) return body;
  if (plaintext[0] === 1) return inflateWhole(body);
  throw new ReaderError('damaged');
}

/** @type {Promise<boolean> | undefined} */
let forgiving;

/**
 * Inflates what must be one complete DEFLATE stream with nothing after it.
 * @param {Bytes} body
 */
async function inflateWhole(body) {
  // Some platforms (Node 20) ignore what follows the stream. There, a body is whole exactly if it no longer is without its last byte.
  forgiving ??= inflate(Uint8Array.of(3, 0, 0)).then((end) => end !== null);
  const whole = await inflate(body);
  if (!whole || ((await forgiving) && (await inflate(body.subarray(0, -1))))) throw new ReaderError('damaged');
  return whole;
}

/**
 * @param {Bytes} body
 * @returns {Promise<Bytes | null>}
 */
async function inflate(body) {
  try {
    const stream = new Blob([body]).stream().pipeThrough(new DecompressionStream('deflate-raw'));
    return new Uint8Array(await new Response(stream).arrayBuffer());
  } catch {
    return null;
  }
}
