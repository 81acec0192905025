export { stopInChannel } from './channel-gone.ts';
export { postHandler } from './handler.ts';
export { lookAt, POST_KIND } from './look.ts';
export { NOTICE_KIND } from './notice-job.ts';
export { noticeHandler } from './notices.ts';
export { SUGGESTION_KIND } from './suggestion-job.ts';
export { suggestionHandler } from './suggestion-notices.ts';
