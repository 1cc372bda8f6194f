// What of the view is in the address, so that a link shows a colleague the same, and what this browser remembers. Knows no page.

/** @typedef {{ side: 'old' | 'new', from: number, to: number }} Range */

/** `n12` or `o3-o9`. @param {string | null} text @returns {Range | null} */
export function readRange(text) {
  const parts = /^([on])(\d{1,9})(?:-[on]?(\d{1,9}))?$/.exec(text ?? '');
  if (!parts) return null;
  const [from, to] = [Number(parts[2]), Number(parts[3] ?? parts[2])];
  return { side: parts[1] === 'o' ? 'old' : 'new', from: Math.min(from, to), to: Math.max(from, to) };
}

/** @param {Range} range */
export function writeRange({ side, from, to }) {
  const sign = side[0];
  return from === to ? `${sign}${from}` : `${sign}${from}-${sign}${to}`;
}

/**
 * The address with other values; null takes one away.
 * @param {string} address @param {Record<string, string | null>} values
 */
export function withValues(address, values) {
  const url = new URL(address);
  for (const [name, value] of Object.entries(values)) {
    if (value === null) url.searchParams.delete(name);
    else url.searchParams.set(name, value);
  }
  return url.href;
}

/** @typedef {{ split: boolean, loose: boolean, wrap: boolean | null, tab: number }} Look */

/** @param {string | null} kept @returns {Look} */
export function readLook(kept) {
  /** @type {Look} */
  const look = { split: false, loose: false, wrap: null, tab: 4 };
  try {
    const read = JSON.parse(kept ?? '{}');
    if (typeof read.split === 'boolean') look.split = read.split;
    if (typeof read.loose === 'boolean') look.loose = read.loose;
    if (typeof read.wrap === 'boolean') look.wrap = read.wrap;
    if ([2, 4, 8].includes(read.tab)) look.tab = read.tab;
  } catch {
    // Written by something else.
  }
  return look;
}
