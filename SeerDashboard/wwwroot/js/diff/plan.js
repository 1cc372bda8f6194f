// What Seer planned, beside the code that came of it.
import { make, prose, visible } from './dom.js';

/** More of a step is read when it is asked for. */
const beside = 600;
/** So many steps are listed at first, and as many again each time more are asked for. */
const atFirst = 200;

export class Plan {
  /** @param {HTMLElement} place */
  constructor(place) {
    this.place = place;
  }

  /** @param {import('./model.js').Plan[]} plan */
  tell(plan) {
    this.place.hidden = plan.length === 0;
    const list = make('ol');
    this.#add(list, plan, 0, atFirst);
    this.place.replaceChildren(make('h2', '', 'Plan'), list);
  }

  /** @param {HTMLElement} list @param {import('./model.js').Plan[]} plan @param {number} from @param {number} to */
  #add(list, plan, from, to) {
    for (const step of plan.slice(from, to)) {
      const item = make('li', step.active === false || step.active === undefined ? 'off' : '');
      const title = make('b');
      title.append(...prose(step.title));
      item.append(title);
      if (!step.active) item.append(' ', make('span', 'chip', 'deselected'));
      if (step.path) {
        const path = make('code');
        path.append(...visible(step.path));
        item.append(' ', path);
      }
      if (step.text) {
        item.append(...told(step.text));
      }
      list.append(item);
    }
    if (plan.length <= to) return;
    const more = make('button', 'tool', `Show ${Math.min(to, plan.length - to).toLocaleString('en-US')} more of ${plan.length.toLocaleString('en-US')} steps`);
    more.type = 'button';
    more.dataset.more = '';
    const last = make('li', 'rest');
    last.append(more);
    list.append(last);
    more.onclick = () => { last.remove(); this.#add(list, plan, to, 2 * to); };
  }
}

/** @param {string} text */
function told(text) {
  const part = make('p');
  if (text.length <= beside) {
    part.append(...prose(text));
    return [part];
  }

  const more = make('button', 'tool', 'Show more');
  more.type = 'button';
  const show = (/** @type {boolean} */ all) => {
    part.replaceChildren(...prose(all ? text : `${text.slice(0, text.lastIndexOf(' ', beside) + 1 || beside)}…`));
    more.textContent = all ? 'Show less' : 'Show more';
    more.setAttribute('aria-expanded', String(all));
  };
  more.onclick = () => show(more.textContent === 'Show more');
  show(false);
  return [part, more];
}
