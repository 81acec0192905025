/** Names of steps that not every chat can take. */
export const RIGHT_TAKEN = 'a right that is missing is told to whoever set it up, once';
export const RIGHT_GIVEN = 'and the post comes as soon as the right is there again';
export const CHANNEL_GONE = 'a channel that is deleted stops it, and it goes on in another one';
export const LINKED = 'and a link to each post';
