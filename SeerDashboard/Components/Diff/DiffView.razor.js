// The diff in the browser: reads the change set from the API, and draws it. See wwwroot/js/diff.
export { start } from '/js/diff/view.js';
