// Where each row of a file is when only those in view are drawn. Knows no page.

export class Heights {
  /** @type {Float32Array | null} */
  #each = null;
  /** @type {Float64Array | null} */
  #tops = null;

  /** @param {number} count @param {number} usual height of a row, in px */
  constructor(count, usual) {
    this.count = count;
    this.usual = usual;
  }

  /** Of all rows, or of those before one. @param {number} row */
  top(row = this.count) {
    if (!this.#each) return Math.min(row, this.count) * this.usual;
    if (!this.#tops) {
      this.#tops = new Float64Array(this.count + 1);
      for (let at = 0; at < this.count; at++) this.#tops[at + 1] = this.#tops[at] + this.#each[at];
    }
    return this.#tops[Math.min(row, this.count)];
  }

  /** The row at a distance from the first. @param {number} px */
  at(px) {
    if (px <= 0) return 0;
    if (!this.#each) return Math.min(Math.floor(px / this.usual), Math.max(0, this.count - 1));
    let [from, to] = [0, this.count];
    while (from < to) {
      const middle = (from + to) >> 1;
      if (this.top(middle + 1) <= px) from = middle + 1; else to = middle;
    }
    return Math.min(from, Math.max(0, this.count - 1));
  }

  /** A row is as high as this; whether that is news. @param {number} row @param {number} height */
  set(row, height) {
    if (!this.#each) {
      if (Math.abs(height - this.usual) < 0.5) return false;
      this.#each = new Float32Array(this.count).fill(this.usual);
    }
    if (Math.abs(this.#each[row] - height) < 0.5) return false;
    this.#each[row] = height;
    this.#tops = null;
    return true;
  }
}
