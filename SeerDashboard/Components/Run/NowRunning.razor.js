/**
 * Lets the bar of a running step grow by itself; the server sends nothing for that.
 * @param {SVGElement} bar
 * @param {number} elapsed ms already gone
 * @param {number} median ms
 * @param {number} p95 ms: where the bar ends, until the step takes longer
 */
export function grow(bar, elapsed, median, p95) {
  const began = performance.now() - elapsed;
  const [done, usual] = bar.querySelectorAll('rect');
  const timer = setInterval(() => {
    if (!bar.isConnected) return clearInterval(timer);
    const gone = performance.now() - began;
    const whole = Math.max(p95, gone, 1);
    done.setAttribute('width', String(Math.round(1000 * gone / whole)));
    usual.setAttribute('x', String(Math.round(1000 * median / whole)));
  }, 1000);
}
