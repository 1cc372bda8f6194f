// What people said and did, and what the viewer does now: shown at once, sent when the circuit can take it.

/** @typedef {import('./model.js').FileHead} FileHead */
/** @typedef {{ id?: number, repo?: string, file?: string, side?: 'old' | 'new' | null, line?: number | null, author: string, at: string, text: string, content?: string | null, quote?: string | null, waits?: boolean, held?: boolean }} Comment */
/** @typedef {{ viewed: { fileKey: string, content: string }[], said: string }} Told */
/** @typedef {{ method: string, ask: Record<string, any>, at?: string, refused?: boolean }} Waiting */
/** @typedef {{ invokeMethodAsync: (method: string, ask: any) => Promise<any> }} Server */

/** How long an answer may take before it is asked again, in ms. */
const patience = 10_000;

/** Whether the circuit takes anything now: Reconnect.razor.js shows the banner while it does not. */
const isUp = () => document.getElementById('connection-lost')?.hidden !== false;

export class Marks {
  /** @type {Told} */
  #told = { viewed: [], said: '' };
  /** What was said, as it was read last, and at which word of the server. @type {Comment[]} */
  #comments = [];
  #heard = '';
  #reading = false;
  /** The viewer's own that were kept, until they are read. @type {Waiting[]} */
  #kept = [];
  #up = true;
  /** What is to be sent, and comments that were sent and not kept: their words belong to whoever wrote them. @type {Waiting[]} */
  #waiting = [];
  #sending = false;
  #stopped = false;

  /**
   * @param {Server | null} server @param {string} name under which what waits is kept in this tab, should the page be loaded again
   * @param {() => void} changed
   * @param {() => Promise<Comment[]>} read asks the API what was said: the circuit tells only that it is news
   */
  constructor(server, name, changed, read) {
    this.server = server;
    this.name = name;
    this.changed = changed;
    this.read = read;
    try {
      this.#waiting = JSON.parse(sessionStorage.getItem(name) ?? '[]');
    } catch {
      // Nothing that can be read.
    }
    this.heard = () => {
      const up = isUp();
      if (up !== this.#up && this.#waiting.length > 0) changed();
      this.#up = up;
      this.#listen();
      if (up) this.send();
    };
    document.getElementById('connection-lost')?.addEventListener('components-reconnect-state-changed', this.heard);
    this.timer = setInterval(this.heard, 2000);
    this.send();
  }

  stop() {
    this.#stopped = true;
    clearInterval(this.timer);
    document.getElementById('connection-lost')?.removeEventListener('components-reconnect-state-changed', this.heard);
  }

  /** The server said what holds. @param {Told} told */
  tell(told) {
    this.#told = { viewed: told.viewed ?? [], said: told.said ?? '' };
    this.changed();
    this.#listen();
  }

  /** Reads what was said until it is what the server speaks of; what fails is tried again in a moment. */
  async #listen() {
    if (this.#reading || this.#stopped) return;
    this.#reading = true;
    try {
      while ((this.#heard !== this.#told.said || this.#kept.length > 0) && !this.#stopped) {
        const [{ said }, kept] = [this.#told, this.#kept];
        this.#comments = said || kept.length > 0 ? await this.read() : [];
        this.#heard = said;
        this.#kept = this.#kept.filter(one => !kept.includes(one));
        this.changed();
      }
    } catch {
      // The server does not answer now.
    } finally {
      this.#reading = false;
    }
  }

  /** @param {FileHead} head */
  isViewed(head) {
    const own = this.#waiting.findLast(one => one.method === 'ViewedAsync' && one.ask.fileKey === head.key && one.ask.content === head.content);
    return own ? Boolean(own.ask.viewed) : this.#told.viewed.some(one => one.fileKey === head.key && one.content === head.content);
  }

  /** @param {FileHead} head @returns {Comment[]} */
  commentsOf(head) {
    const own = [...this.#kept, ...this.#waiting].filter(one => one.method === 'CommentAsync' && !one.refused && one.ask.fileKey === head.key)
      .map(one => /** @type {Comment} */ ({ ...one.ask, author: 'You', at: one.at ?? '', waits: true, held: !this.#kept.includes(one) && !isUp() }));
    return [...this.#comments.filter(one => one.file === head.path && (one.repo ?? '') === head.repo), ...own];
  }

  /** Comments that were not kept. */
  get unkept() {
    return this.#waiting.filter(one => one.refused);
  }

  /** One that is written about a file that is not shown any more. @param {string} fileKey @param {'old' | 'new' | null} side @param {number | null} line @param {string} text @param {{ content?: string | null, quote?: string | null }} on the code that it was written on */
  strand(fileKey, side, line, text, { content = null, quote = null }) {
    this.#waiting.push({ method: 'CommentAsync', ask: { fileKey, side, line, text, content, quote }, refused: true });
    this.#keep();
  }

  /** Sends one that was not kept once more, or gives it up. @param {Waiting} one @param {boolean} again */
  settle(one, again) {
    if (again) one.refused = false;
    else this.#waiting.splice(this.#waiting.indexOf(one), 1);
    this.#keep();
    this.changed();
    this.send();
  }

  /** How many of these files are marked as viewed. @param {FileHead[]} heads */
  count(heads) {
    return heads.filter(head => this.isViewed(head)).length;
  }

  /** @param {FileHead} head @param {boolean} viewed */
  view(head, viewed) {
    this.#ask('ViewedAsync', { fileKey: head.key, content: head.content, viewed });
  }

  /** @param {FileHead} head @param {'old' | 'new' | null} side @param {number | null} line @param {string} text @param {string | null} quote what the line says */
  comment(head, side, line, text, quote) {
    this.#ask('CommentAsync', { fileKey: head.key, side, line, text, content: head.content, quote });
  }

  /** @param {string} method @param {Record<string, any>} ask */
  #ask(method, ask) {
    this.#waiting.push({ method, ask, at: new Date().toISOString() });
    this.#keep();
    this.changed();
    this.send();
  }

  #keep() {
    if (this.#waiting.length > 0) sessionStorage.setItem(this.name, JSON.stringify(this.#waiting));
    else sessionStorage.removeItem(this.name);
  }

  /** Sends what waits, one after the other, in its order. */
  async send() {
    if (this.#sending || this.#stopped || !this.server) return;
    this.#sending = true;
    try {
      for (let next = this.#next(); next && isUp() && !this.#stopped; next = this.#next()) {
        const { method, ask } = next;
        const kept = await within(this.server.invokeMethodAsync(method, ask));
        if (method === 'CommentAsync' && !kept) next.refused = true;
        else this.#waiting.splice(this.#waiting.indexOf(next), 1);
        this.#keep();
        if (method === 'CommentAsync' && kept) {
          this.#kept = [...this.#kept, next];
          this.#listen();
        }
        // It holds until the server says what holds, which it does soon.
        if (method === 'ViewedAsync' && kept) this.#hold(/** @type {any} */ (ask));
        this.changed();
      }
    } catch {
      // Not now: it is tried again when the circuit is back.
    } finally {
      this.#sending = false;
    }
  }

  #next() {
    return this.#waiting.find(one => !one.refused);
  }

  /** @param {{ fileKey: string, content: string, viewed: boolean }} ask */
  #hold({ fileKey, content, viewed }) {
    const others = this.#told.viewed.filter(one => one.fileKey !== fileKey);
    this.#told = { ...this.#told, viewed: viewed ? [...others, { fileKey, content }] : others };
  }
}

/** @param {Promise<any>} answer */
function within(answer) {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error('no answer')), patience);
    answer.then(resolve, reject).finally(() => clearTimeout(timer));
  });
}
