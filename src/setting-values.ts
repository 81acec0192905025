import { z } from 'zod';

/** A secret with checks of its form. Only the first failed check is told. The message never contains the secret. */
export function secret(...checks: [wrong: RegExp, words: string][]) {
  const usual: [RegExp, string][] = [
    [/["'“”‘’`]/, 'has quotation marks in it. Leave them out'],
    [/^Bot\s/i, 'begins with “Bot ”. Leave that out: only the token itself'],
    [/\s/, 'has a blank or a line break in it. Copy it again, in one piece'],
  ];
  return z.string().superRefine((value, context) => {
    const found = [...usual, ...checks].find(([wrong]) => wrong.test(value));
    if (found) context.addIssue(found[1]);
  });
}

const isWeb = ({ protocol }: URL) => protocol === 'http:' || protocol === 'https:';
const bareAddress = (value: string) => value.replace(/\/+$/, '');

/** An address of a service. */
export const api = z
  .string()
  .refine(
    (value) => URL.canParse(value) && isWeb(new URL(value)),
    'is not an address that begins with http:// or https://',
  )
  .transform(bareAddress);

/** Whoever runs this program, for the sites that it asks: an e-mail address or a page. */
export const contact = z
  .string()
  .max(200, 'is too long')
  .refine(
    (value) =>
      /^[\w.+-]+@[\w-]+(?:\.[\w-]+)+$/.test(value) || /^https?:\/\/[\w.-]+(?:[/:?][\x21-\x27\x2a-\x7e]*)?$/.test(value),
    'is neither an e-mail address nor the address of a page (https://…)',
  );

/** The address at which people reach the public pages. */
export const publicUrl = z
  .string()
  .superRefine((value, context) => {
    const fault = publicFault(value);
    if (fault) context.addIssue(fault);
  })
  .transform(bareAddress);

function publicFault(value: string): string | undefined {
  if (!URL.canParse(value) || !isWeb(new URL(value)))
    return 'is not an address that begins with https:// or http://, such as https://parley.example.org';
  const { search, hash, username, password, pathname } = new URL(value);
  if (username || password)
    return 'has a name or password in it. Leave them out: everybody who follows a link would see them';
  if (search || hash || /[?#]/.test(value)) return 'has a “?” or “#” in it. Leave out what begins with it';
  return /^[\w/.~-]*$/.test(pathname) ? undefined : 'has a path with other characters than letters, digits and - . _ ~';
}

/** True for an address of this machine. */
export function isLoopback(address: string | undefined): boolean {
  const host = address !== undefined && URL.canParse(address) ? new URL(address).hostname : '';
  return host === 'localhost' || host === '[::1]' || /^127\./.test(host);
}
