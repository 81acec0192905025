/** What is no name: what programs write, links beside a name, addresses of accounts. */
const NO_AUTHOR =
  /^(?:https?:|www\.|@|#|admin(?:istrator)?$|by$|staff$|佚名|未知|匿名|网络$|本站|editor(?:s|ial)?$|null$|undefined$|author$|(?:see|view|read|learn|more|follow|posted|updated|published|disclaimer|illustration|photo|get author|all posts)\b|discuz)|\b(?:auto writer|rss feed|archive)\b|\.(?:com|cn|net|org)\b/i;
const BYLINE = /^(?:(?:by|written by|words by|posted by)(?=[:\s])|作者|文(?=[:：/\s])|撰文|记者)[:：\s/]*/i;
/** Behind a name: its account, its times. */
const BEHIND_NAME = /\s*(?:[|(（]\s*@?[\w.@-]*[)）]?|@\w+|\d{4}[年/-].*|[,，]\s*by)$/i;

/** Takes away what stands around a name. */
export const cleanName = (name: string) =>
  name
    .replace(/^[,，;\s]+/, '')
    .replace(BYLINE, '')
    .replace(BEHIND_NAME, '')
    .trim();

export const isAuthor = (name: string) => name !== '' && name.length < 80 && !NO_AUTHOR.test(name);
