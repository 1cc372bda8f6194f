// What Seer planned, beside the code that came of it.
import { make, prose, visible } from './dom.js';

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
        const text = make('p');
        text.append(...prose(step.text));
        item.append(text);
      }
      list.append(item);
    }
    this.place.replaceChildren(make('h2', '', 'Plan'), list);
  }
}
