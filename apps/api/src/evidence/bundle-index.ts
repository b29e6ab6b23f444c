import { html, Html } from '../notices/index.js';
import type { BundleScope, EvidenceBundle } from './bundle.js';
import type { ListedFile } from './manifest.js';
import type { BundleContext } from './write-bundle.service.js';

const style = `body{font:16px/1.5 system-ui,sans-serif;margin:2rem auto;max-width:60rem;padding:0 1rem;color:#1a1a1a;background:#fff}
h1{font-size:1.6rem}h2{font-size:1.2rem;margin-top:2rem}table{border-collapse:collapse;width:100%}
th,td{text-align:left;padding:.4rem .6rem;border-bottom:1px solid #ccc;vertical-align:top}td.number{text-align:right}
dt{font-weight:600}dd{margin:0 0 .5rem}code{overflow-wrap:anywhere}`;

/** What the reader begins with: what is inside, article by article, what is left out, and how to verify it. No script. */
export function bundleIndex(bundle: EvidenceBundle, context: BundleContext, files: readonly ListedFile[]): string {
  const { profile, request, madeAt, caseCount } = context;
  return html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width" />
        <meta http-equiv="content-security-policy" content="default-src 'none'; style-src 'unsafe-inline'" />
        <title>Evidence of ${profile.serviceName}</title>
        ${new Html(`<style>${style}</style>`)}
      </head>
      <body>
        <h1>Evidence of ${profile.serviceName}</h1>
        <dl>
          <dt>Provider</dt>
          <dd>${profile.providerName}</dd>
          <dt>About</dt>
          <dd>${scopeWords(bundle.scope)}: ${caseCount} cases</dd>
          ${
            request &&
            html`<dt>For</dt>
              <dd>${request.authority}, ${request.reference} (${basisWords(request.legalBasis)})</dd>`
          }
          <dt>Made</dt>
          <dd>${madeAt.toISOString()}, as bundle <code>${bundle.id}</code></dd>
        </dl>
        <h2>What is inside</h2>
        <table>
          <thead>
            <tr>
              <th scope="col">Article</th>
              <th scope="col">File</th>
              <th scope="col">What it holds</th>
              <th scope="col">Records</th>
            </tr>
          </thead>
          <tbody>
            ${files.map(
              ({ name, article, title, lines }) =>
                html`<tr>
                  <td>${article}</td>
                  <td><a href="${name}">${name}</a></td>
                  <td>${title}</td>
                  <td class="number">${lines}</td>
                </tr>`,
            )}
          </tbody>
        </table>
        <p>
          Each line of a file is one record in JSON. Records of one case share its <code>caseId</code>; instants name
          their zone.
        </p>
        <h2>What is not inside</h2>
        <ul>
          ${
            bundle.namesPersons
              ? html`<li>Persons are named: the request needs it, and a second person agreed.</li>`
              : html`<li>
                  Who notified, complained or published is protected: names and addresses are left out, and blotted out
                  where somebody wrote them. Contents are as they were published.
                </li>`
          }
          <li>Where child abuse may be suspected, what was written, and the locations, are withheld.</li>
          <li>Files that were sent with notices and complaints are named by their hash.</li>
          <li>
            Suspicions of crimes (Art. 18) are confidential and not part of it. Texts that were erased stand as null.
          </li>
          <li>
            The texts of messages: their hashes are here, what they told stands in decisions, findings and statements.
          </li>
        </ul>
        <h2>How to verify it</h2>
        <p>
          <code>noticedesk evidence verify FILE</code> checks, without us and without a network, that no file was
          altered, left out or added since, who signed it, and that each audit entry lies under a signed seal of the
          audit log. <code>manifest.json</code> names size and SHA-256 of every file;
          <code>manifest.signature.json</code> signs it (Ed25519).
        </p>
      </body>
    </html>`.markup;
}

function scopeWords(scope: BundleScope): string {
  if (scope.kind === 'period')
    return `What was noticed, opened or decided from ${scope.from.toISOString()} to ${scope.to.toISOString()}`;
  const words = { case: 'The case', recipient: 'The recipient', 'live-event': 'The live event' };
  return `${words[scope.kind]} ${scope.id}`;
}

function basisWords(legalBasis: string): string {
  return legalBasis === 'other' ? 'another law' : `Art. ${legalBasis}`;
}
