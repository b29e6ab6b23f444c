import { attributes, html, type Html, type Part } from './html.js';

interface Field {
  name: string;
  label: string;
  hint?: string;
  /** What is wrong with it; absent when nothing is. */
  fault?: Part;
  /** The word that marks a field which may stay empty. */
  optional?: string;
}

export interface InputField extends Field {
  value: string;
  type?: 'text' | 'email';
  autocomplete?: string;
  inputmode?: string;
  spellcheck?: 'false';
}

export function inputField({ value, type = 'text', autocomplete, inputmode, spellcheck, ...field }: InputField): Html {
  const own = attributes({ ...described(field), type, value, autocomplete, inputmode, spellcheck });
  return html`<div class="${classOf(field)}">${labelled(field)}<input ${own} /></div>`;
}

export function textArea({ value, rows, spellcheck, ...field }: InputField & { rows: number }): Html {
  const own = attributes({ ...described(field), rows, spellcheck });
  // A browser drops the first line break of a text area: this one is for it.
  return html`<div class="${classOf(field)}">${labelled(field)}<textarea ${own}>${'\n'}${value}</textarea></div>`;
}

/** An option, or a group of options under a heading. */
export type Option = { value: string; text: string } | { heading: string; options: readonly Option[] };

export function selectField({ value, options, ...field }: Field & { value: string; options: readonly Option[] }): Html {
  const own = attributes(described(field));
  return html`<div class="${classOf(field)}">
    ${labelled(field)}<select ${own}>
      ${options.map((option) => written(option, value))}
    </select>
  </div>`;
}

export function tickField({ value, checked, ...field }: Field & { value: string; checked: boolean }): Html {
  const { name, label, hint, fault } = field;
  const own = attributes({ ...described(field), type: 'checkbox', value, checked });
  return html`<div class="${classOf(field)} tick">
    <input ${own} /><label for="${name}">${label}</label>${faultOf(name, fault)}${hintOf(name, hint)}
  </div>`;
}

export function fileField(field: Field & { accept: string }): Html {
  const own = attributes({ ...described(field), type: 'file', multiple: true, accept: field.accept });
  return html`<div class="${classOf(field)}">${labelled(field)}<input ${own} /></div>`;
}

export function hiddenField(name: string, value: string): Html {
  return html`<input type="hidden" name="${name}" value="${value}" />`;
}

/** A group of fields under a heading. */
export function group(legend: string, ...fields: Part[]): Html {
  return html`<fieldset>
    <legend>${legend}</legend>
    ${fields}
  </fieldset>`;
}

/** What is wrong, at the top of the page, each with a link to its field; the focus begins here. */
export function errorSummary(heading: string, faults: readonly { field: string; words: Part }[]): Html | null {
  if (faults.length === 0) return null;
  const links = faults.map(({ field, words }) => html`<li><a href="#${field}">${words}</a></li>`);
  return html`<div class="card bad" role="alert" tabindex="-1" autofocus id="faults">
    <h2>${heading}</h2>
    <ul>
      ${links}
    </ul>
  </div>`;
}

function described({ name, hint, fault }: Field) {
  const by = [fault && `${name}-fault`, hint && `${name}-hint`].filter(Boolean).join(' ');
  return { id: name, name, 'aria-describedby': by || undefined, 'aria-invalid': fault ? 'true' : undefined };
}

function classOf({ fault }: Field): string {
  return fault ? 'field wrong' : 'field';
}

function labelled({ name, label, hint, fault, optional }: Field): Html {
  const mark = optional && html` <span class="optional">(${optional})</span>`;
  return html`<label for="${name}">${label}${mark}</label>${hintOf(name, hint)}${faultOf(name, fault)}`;
}

function hintOf(name: string, hint: string | undefined): Html | undefined {
  return hint === undefined ? undefined : html`<p class="hint" id="${name}-hint">${hint}</p>`;
}

function faultOf(name: string, fault: Part): Html | undefined {
  return fault ? html`<p class="fault" id="${name}-fault">${fault}</p>` : undefined;
}

function written(option: Option, chosen: string): Html {
  if ('heading' in option) {
    const inside = option.options.map((one) => written(one, chosen));
    return html`<optgroup ${attributes({ label: option.heading })}>${inside}</optgroup>`;
  }
  const own = attributes({ value: option.value, selected: option.value === chosen });
  return html`<option ${own}>${option.text}</option>`;
}
