const DATE = /^[+-]?(?<year>\d{4})(?:-(?<month>\d\d)-(?<day>\d\d)|-(?<ordinal>\d{3})|-?W(?<week>\d\d)-?(?<weekday>\d)|(?<basicMonth>\d\d)(?<basicDay>\d\d)|(?<basicOrdinal>\d{3}))$/i;
const TIME = /^(?<hour>\d\d)(?::?(?<minute>\d\d)(?::?(?<second>\d\d)(?:[.,]\d+)?)?)?(?:Z|[+-]\d\d(?::?\d\d)?)?$/i;
const DAYS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

function isLeap(year: number): boolean {
  return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
}

function isDate(text: string): boolean {
  const parts = DATE.exec(text)?.groups;
  if (!parts) return false;
  const leap = isLeap(Number(parts.year));
  const ordinal = parts.ordinal ?? parts.basicOrdinal;
  if (ordinal !== undefined) return Number(ordinal) >= 1 && Number(ordinal) <= (leap ? 366 : 365);
  if (parts.week !== undefined) return Number(parts.week) >= 1 && Number(parts.week) <= 53 && Number(parts.weekday) >= 1 && Number(parts.weekday) <= 7;
  const month = Number(parts.month ?? parts.basicMonth);
  const day = Number(parts.day ?? parts.basicDay);
  return day >= 1 && day <= (month === 2 && leap ? 29 : DAYS[month - 1] ?? 0);
}

function isTime(text: string): boolean {
  const parts = TIME.exec(text)?.groups;
  if (!parts) return false;
  const [hour, minute, second] = [parts.hour, parts.minute, parts.second].map((part) => Number(part ?? 0)) as [number, number, number];
  return hour < 24 ? minute < 60 && second <= 60 : hour === 24 && minute === 0 && second === 0;
}

/** True for an ISO 8601 date with or without a time: calendar, week or ordinal date, with or without separators (K-rel-4). */
export function isDateTime(text: string): boolean {
  const [date = '', time, ...more] = text.trim().split(/t/i);
  return more.length === 0 && isDate(date) && (time === undefined || isTime(time));
}
