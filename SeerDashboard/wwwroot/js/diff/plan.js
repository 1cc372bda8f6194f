// What Seer planned, beside the code that came of it.
import { make, prose, visible } from './dom.js';

/** More of a step is read when it is asked for. */
const beside = 600;

export class Plan {
  /** @param {HTMLElement} place */
  constructor(place) {
    this.place = place;
  }

  /** @param {import('./model.js').Plan[]} plan */
  tell(plan) {
    this.place.hidden = plan.length === 0;
    const list = make('ol');
    for (const step of plan) {
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
    this.place.replaceChildren(make('h2', '', 'Plan'), list);
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
