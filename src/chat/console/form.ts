import type { OpenedForm } from '#core/answer.ts';
import type { Option } from '#core/command.ts';
import type { Args } from '#core/request.ts';
import type { Say } from '#core/words.ts';
import { type Markup, markup } from './markup.ts';
import { FORM } from './words.ts';

/** Most fields that are shown at once. Beyond that, what is optional is folded away. */
const MOST_AT_ONCE = 6;

/** Renders a form as a dialog. The fields have the names of their options. */
export function renderForm({ words, options, args }: OpenedForm, say: Say): string {
  const isRest = ({ name, required }: Option) => options.length > MOST_AT_ONCE && !required && args[name] === undefined;
  const fieldsOf = (some: readonly Option[]) => some.map((option) => renderField(option, args[option.name], say));
  const rest = options.filter(isRest);
  const more = rest.length
    ? markup`<details class="more"><summary>${say(FORM.more)}</summary>${fieldsOf(rest)}</details>`
    : '';
  return markup`<dialog class="panel" aria-labelledby="form-title"><form method="dialog" class="panel-form">
<h2 id="form-title">${say(words)}</h2>
${fieldsOf(options.filter((option) => !isRest(option)))}
${more}
<p class="failure" role="alert" hidden></p>
<p class="panel-buttons"><button type="button" class="button plain" data-cancel>${say(FORM.cancel)}</button> <button class="button primary">${say(FORM.go)}</button></p>
</form></dialog>`.toString();
}

/** Renders a field. Files are sent with a message, not in a form. */
function renderField(option: Option, value: Args[string], say: Say): Markup {
  const { name, words, required } = option;
  const needed = required ? markup` required` : '';
  const given = typeof value === 'string' ? value : '';
  switch (option.kind) {
    case 'file':
      return markup``;
    case 'flag':
      return markup`<label class="check"><input type="checkbox" name="${name}" value="yes"${value === true ? markup` checked` : ''}> ${say(words)}</label>`;
    case 'pasted':
      return markup`<label class="name">${say(words)}<textarea name="${name}" rows="6" dir="auto"${needed}>${given}</textarea></label>`;
    case 'choice': {
      const items = option.choices.map(
        (one) =>
          markup`<option value="${one.value}"${one.value === given ? markup` selected` : ''}>${say(one.words)}</option>`,
      );
      return markup`<label class="name">${say(words)}<select name="${name}"${needed}><option value=""></option>${items}</select></label>`;
    }
    case 'text':
    case 'article':
    case 'user':
      return markup`<label class="name">${say(words)}<input type="text" name="${name}" value="${given}" autocomplete="off" dir="auto"${needed}></label>`;
  }
}
