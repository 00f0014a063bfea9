// Lints the file that somebody chooses, in the page. Bundled for browsers into page.js:
//
//   npx esbuild main.js --bundle --minify --format=iife --platform=browser --outfile=page.js
import { examine, render } from 'dpa-lint';

const [file, stop, result, frame] = ['file', 'stop', 'result', 'report'].map((id) => document.getElementById(id));
let running = new AbortController();

stop.addEventListener('click', () => running.abort());

file.addEventListener('change', async () => {
  const [chosen] = file.files;
  if (chosen === undefined) return;
  // Whoever chooses another file does not wait for the first.
  running.abort();
  running = new AbortController();
  const { signal } = running;
  frame.hidden = true;
  stop.hidden = false;
  result.textContent = `Reading ${chosen.name} …`;
  try {
    const { report, contract } = await examine(
      { content: chosen, path: chosen.name },
      { signal, timeoutMs: 60_000, uiLanguage: navigator.language.startsWith('fr') ? 'fr' : 'en' },
    );
    if (signal.aborted) return;
    const [error] = report.errors;
    result.textContent = error ? [error.message, error.next].filter(Boolean).join(' ') : report.summary.message;
    frame.hidden = error !== undefined;
    if (!error) frame.srcdoc = render(report, { format: 'html', documents: contract.documents });
  } catch (error) {
    if (running.signal === signal) result.textContent = error.code === 'aborted' ? 'Stopped.' : String(error);
  } finally {
    if (running.signal === signal) stop.hidden = true;
  }
});
