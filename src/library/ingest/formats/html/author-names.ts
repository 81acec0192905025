import { readNames } from '#core/article-facts.ts';
import { FOREIGN_HAN_NAME, HAN_NAME, LATIN_NAME, NO_HAN_NAME } from '../../byline-names.ts';

/** What is no name: what programs write, links beside a name, addresses of accounts. */
const NO_AUTHOR =
  /^(?:https?:|www\.|@|#|admin(?:istrator)?$|by$|staff$|name$|佚名|未知|匿名|网络(?:整理)?$|本站|原创|editor(?:s|ial)?$|null$|undefined$|author$|none$|(?:see|view|read|learn|more|follow|posted|updated|published|disclaimer|illustration|photo|get author|all posts|about|contact|written|reviewed|fact)\b|discuz)|\b(?:auto writer|rss feed|archive)\b|\.(?:com|cn|net|org)\b|@/i;
/** A name of an account: letters and digits without a blank. */
const ACCOUNT = /^(?=\S*\d)[\w.-]+$/;
const BYLINE =
  /^(?:(?:by|written by|words by|text by|story by|posted by|authors?)(?=[:\s])|作者|文(?=[:：/\s])|撰文|采写|记者|記者)[:：\s/]*/i;
/** Behind a name: its account, its office, its times. */
const BEHIND_NAME =
  /\s*(?:[|(（]\s*[^|()（）]*[)）]?|@\w+|\d{4}[年/-].*|[,，]\s*(?:(?:written |posted )?by|(?:senior|staff|associate|assistant|chief|contributing|managing|executive|editor|writer|reporter|correspondent|columnist|professor|founder|co-founder|ceo|cto|head|vice|director|ph\.?d|m\.?d|r\.?d)\b.*)|(?<=\p{Ll})(?:Twitter|Facebook|LinkedIn|Instagram|Follow))$/iu;
const ORGANISATION =
  /(?:网|網|网络|科技|软件|信息|技术|报|報|社|新闻|新聞|频道|頻道|传媒|传播|公司|中心|部|政府|委员会|电视台|电台|杂志|周刊|大学|学院|集团|客户端|财经|科技|体育|娱乐|自媒体|通訊社|新聞雲)$|\b(?:news|times|staff|team|desk|editors?|editorial|media|press|magazine|journal|post|tribune|herald|gazette|inc|llc|ltd|university|college|institute|association|company|agency|agencies|group|reuters|afp|bbc|cnn|associated press|online|blog|contributors?|department|office|centre|center|foundation|council)\b/iu;
const PERSON = new RegExp(`^(?:${LATIN_NAME}|${HAN_NAME}|${FOREIGN_HAN_NAME})$`, 'u');

/** Takes away what stands around a name. */
export const cleanName = (name: string) =>
  name
    .replace(/\s+/g, ' ')
    .replace(/^[,，;\s]+/, '')
    .replace(BYLINE, '')
    .replace(BEHIND_NAME, '')
    .replace(BEHIND_NAME, '')
    .replace(/[,，;\s]+$/, '')
    .trim();

const isAuthor = (name: string) => name !== '' && name.length < 80 && !NO_AUTHOR.test(name) && !ACCOUNT.test(name);

/** True for a name of a person, as they are usually written; not for accounts and organisations. */
export const isPerson = (name: string) => PERSON.test(name) && !ORGANISATION.test(name) && !NO_HAN_NAME.test(name);

/** Reads names out of what stands in metadata or in an element. Each once. */
export function cleanNames(texts: readonly string[]): string[] {
  const names = texts
    .flatMap((text) => readNames(cleanName(text)) ?? [])
    .map(cleanName)
    .filter(isAuthor);
  return [...new Set(names)];
}
