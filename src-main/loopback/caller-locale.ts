import { currentLocale, spokenLocale, type Locale } from '../domain/messages/index.ts';
import { valuesOf, type RequestHead } from './request-head.ts';

/** The language that a caller asks for (`Accept-Language`, RFC 9110, section 12.5.4), else (also for `*`, any) the one that the window shows. */
export function callerLocale({ headers }: Pick<RequestHead, 'headers'>): Locale {
  const wanted = valuesOf(headers, 'accept-language')
    .join()
    .split(',')
    .map((range) => {
      const [language = '', ...parameters] = range.split(';').map((part) => part.trim());
      const weight = parameters.find((parameter) => parameter.startsWith('q='))?.slice(2);
      return { language, weight: weight === undefined ? 1 : Number(weight) };
    })
    .filter(({ language, weight }) => language !== '' && weight > 0)
    .sort((first, second) => second.weight - first.weight);
  return wanted.length === 0
    ? currentLocale()
    : spokenLocale(wanted.map(({ language }) => (language === '*' ? currentLocale() : language)));
}
