import type { APICallError as ApiError, LanguageModel } from 'ai';
import { type Problem, UserError } from '#core/errors.ts';
import { Proposal, type ProposalRequest, type Proposer } from '#core/topic-proposal.ts';
import { articlePrompt, INSTRUCTIONS } from './instructions.ts';

/** An endpoint with OpenAI's chat completions API: a provider's, or a program's on this machine, which needs no key. */
export type ModelSettings = { url: string; model: string; key?: string };

/** Most characters of an article. A model does not remember the beginning of a longer one well enough. */
const LONGEST_ARTICLE = 120_000;
/** ms. A small model on a small machine needs minutes. */
const PATIENCE = 10 * 60 * 1000;
const LONGEST_DETAIL = 200;

type Failure = Extract<Problem, { kind: 'model-failed' }>['why'];

/** Creates a proposer of topics over a model. Loads the model's library at the first request. `patience`: ms to wait for an answer. */
export function createProposer(settings: ModelSettings, patience: number = PATIENCE): Proposer {
  const name = `${settings.model} (${new URL(settings.url).host})`;
  const failed = (why: Failure, detail = ''): UserError =>
    new UserError({ kind: 'model-failed', model: name, why, detail: tellable(detail, settings.key) });
  return {
    name,
    propose: async (request) => {
      const length = request.passages.reduce((sum, { text }) => sum + text.length, 0);
      if (length > LONGEST_ARTICLE) throw failed('too-long', `${length} > ${LONGEST_ARTICLE}`);
      const answer = await ask(settings, request, AbortSignal.timeout(patience), failed);
      const proposal = readAnswer(answer);
      if (!proposal.success) throw failed('other-answer', proposal.why);
      return proposal.data;
    },
  };
}

/** Ways to make a model answer in a format, strictest first. Endpoints refuse the ways that they do not know. */
const FORMATS = ['schema', 'object', 'text'] as const;

async function ask(
  settings: ModelSettings,
  request: ProposalRequest,
  signal: AbortSignal,
  failed: (why: Failure, detail?: string) => UserError,
): Promise<string> {
  const { APICallError, RetryError, NoObjectGeneratedError, generateText, Output } = await import('ai');
  // Otherwise the library prints warnings about formats that the endpoint ignores; this code handles them.
  globalThis.AI_SDK_LOG_WARNINGS = false;
  let refusal: ApiError | undefined;
  for (const format of FORMATS) {
    try {
      const { text, finishReason } = await generateText({
        model: await modelOf(settings, format === 'schema'),
        instructions: INSTRUCTIONS,
        prompt: articlePrompt(request),
        abortSignal: signal,
        ...(format !== 'text' && { output: Output.object({ schema: Proposal }) }),
      });
      if (finishReason === 'length') throw failed('too-long', 'the answer was cut off');
      return text;
    } catch (error) {
      const last = RetryError.isInstance(error) ? error.lastError : error;
      if (NoObjectGeneratedError.isInstance(last)) {
        if (last.finishReason === 'length') throw failed('too-long', 'the answer was cut off');
        return last.text ?? '';
      }
      if (!APICallError.isInstance(last)) throw signal.aborted ? failed('unreachable', 'no answer in time') : last;
      if (!isRefusedFormat(last)) throw failed(whyOf(last), detailOf(last));
      refusal = last;
    }
  }
  throw failed(refusal ? whyOf(refusal) : 'refused', refusal && detailOf(refusal));
}

async function modelOf({ url, model, key }: ModelSettings, supportsStructuredOutputs: boolean): Promise<LanguageModel> {
  const { createOpenAICompatible } = await import('@ai-sdk/openai-compatible');
  const name = new URL(url).hostname.replaceAll(/\W/g, '-');
  const provider = createOpenAICompatible({
    name,
    baseURL: url,
    supportsStructuredOutputs,
    ...(key !== undefined && { apiKey: key }),
  });
  return provider.chatModel(model);
}

const TOO_LONG = /context|too (?:long|large|many tokens)|maximum.{0,20}(?:length|tokens)|exceed/i;

function isRefusedFormat(error: ApiError): boolean {
  return [400, 415, 422, 501].includes(error.statusCode ?? 0) && whyOf(error) === 'refused';
}

function whyOf(error: ApiError): Failure {
  switch (error.statusCode) {
    case undefined:
    case 404:
      return 'unreachable';
    case 401:
    case 403:
      return 'key';
    case 413:
      return 'too-long';
    default:
      return TOO_LONG.test(detailOf(error)) ? 'too-long' : 'refused';
  }
}

const detailOf = ({ statusCode, message }: ApiError): string => [statusCode, message].filter(Boolean).join(' ');

/** Makes one line of a detail, without the key, which some endpoints repeat. */
function tellable(detail: string, key: string | undefined): string {
  const line = detail.replaceAll(/[\s\p{Cc}]+/gu, ' ').trim();
  return (key ? line.replaceAll(key, '…') : line).slice(0, LONGEST_DETAIL);
}

type ReadProposal = { success: true; data: Proposal } | { success: false; why: string };

/** Reads the object in an answer. Models put it between code fences, or write their reasoning before it. */
function readAnswer(said: string): ReadProposal {
  const answer = said.replace(/^\s*<think>.*?<\/think>/su, '');
  const [from, to] = [answer.indexOf('{'), answer.lastIndexOf('}')];
  try {
    const read = Proposal.safeParse(inBoth(JSON.parse(answer.slice(from, to + 1))));
    if (read.success) return read;
    const places = read.error.issues.slice(0, 3).map(({ path }) => path.join('.'));
    return { success: false, why: places.join(', ') };
  } catch {
    return { success: false, why: answer.trim() ? 'no JSON' : 'nothing' };
  }
}

/** Adds the language that a model left out, empty, to everything that is worded in one: the article's own is enough. */
function inBoth(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(inBoth);
  if (value === null || typeof value !== 'object') return value;
  const entries = Object.entries(value).map(([key, inner]) => [key, inBoth(inner)] as const);
  return { ...('en' in value || 'zh' in value ? { en: '', zh: '' } : {}), ...Object.fromEntries(entries) };
}
