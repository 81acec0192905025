import type { Problem } from './errors.ts';
import type { Words } from './words.ts';

/** Kinds of problems with a topic that a person writes. */
export const TOPIC_PROBLEM_KINDS = [
  'bad-topic-id',
  'no-draft',
  'topic-too-large',
  'model-unset',
  'model-failed',
] as const;

type TopicProblem = Extract<Problem, { kind: (typeof TOPIC_PROBLEM_KINDS)[number] }>;
type ModelProblem = Extract<TopicProblem, { kind: 'model-failed' }>;

/** Words a problem with a topic that is being written: what is wrong and what to do about it. */
export function topicProblemWords(problem: TopicProblem): Words {
  switch (problem.kind) {
    case 'bad-topic-id':
      return {
        en: `“${problem.id}” cannot be a topic's id. Use small letters, digits and single hyphens, at most 40, such as chip-controls.`,
        zh: `“${problem.id}”不能用作话题短名。请用小写字母、数字和单个连字符，最多 40 个字符，例如 chip-controls。`,
      };
    case 'no-draft':
      return {
        en: `There is no topic “${problem.id}” of your own to do that with. parley topic list names them.`,
        zh: `你这里没有可以这样处理的话题“${problem.id}”。parley topic list 列出全部。`,
      };
    case 'topic-too-large':
      return {
        en: `${problem.id} has ${problem.length} characters; a topic can have ${problem.most}. Nothing was stored.`,
        zh: `${problem.id} 有 ${problem.length} 个字符，一个话题最多 ${problem.most} 个。没有保存。`,
      };
    case 'model-unset':
      return {
        en: 'No language model is set. Give its address and name in DRAFT_API_URL and DRAFT_MODEL, or draft without one.',
        zh: '还没有设置语言模型。请在 DRAFT_API_URL 和 DRAFT_MODEL 中写明地址和名称，或者不用模型起草。',
      };
    case 'model-failed':
      return failedWords(problem);
  }
}

function failedWords({ model, why, detail }: ModelProblem): Words {
  const said = detail ? ` (${detail})` : '';
  const saidZh = detail ? `（${detail}）` : '';
  switch (why) {
    case 'unreachable':
      return {
        en: `${model} cannot be reached${said}. Is the address in DRAFT_API_URL right, and the model running?`,
        zh: `连不上 ${model}${saidZh}。DRAFT_API_URL 的地址对吗？模型在运行吗？`,
      };
    case 'key':
      return {
        en: `${model} does not accept the key${said}. Check DRAFT_API_KEY.`,
        zh: `${model} 不接受这个密钥${saidZh}。请检查 DRAFT_API_KEY。`,
      };
    case 'refused':
      return {
        en: `${model} refused${said}. Try again later, or draft without a model.`,
        zh: `${model} 拒绝了请求${saidZh}。请稍后再试，或者不用模型起草。`,
      };
    case 'too-long':
      return {
        en: `The article is too long to be drafted from by ${model}${said}. Draft without a model, or add a part of the article.`,
        zh: `文章太长，${model} 无法据此起草${saidZh}。请不用模型起草，或者只添加文章的一部分。`,
      };
    case 'other-answer':
      return {
        en: `${model} did not answer with a topic${said}. Try again, try a larger model, or draft without one.`,
        zh: `${model} 没有按要求给出话题${saidZh}。请再试一次，换更大的模型，或者不用模型起草。`,
      };
  }
}
