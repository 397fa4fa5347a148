// Days are counted from 1970-01-01 in UTC. A year that begins in March has its leap day last, which makes the arithmetic even.

const DAYS_BEFORE_1970 = 719_468; // since the first of March of the year 0
const DAYS_OF_400_YEARS = 146_097;

/** The day a time is in. */
export function dayOf(seconds: number): number {
  return Math.floor(seconds / 86_400);
}

interface CalendarDate {
  readonly year: number;
  readonly month: number;
  readonly day: number;
}

function dateOf(day: number): CalendarDate {
  const shifted = day + DAYS_BEFORE_1970;
  const era = Math.floor(shifted / DAYS_OF_400_YEARS);
  const ofEra = shifted - era * DAYS_OF_400_YEARS;
  const yearOfEra = Math.floor((ofEra - Math.floor(ofEra / 1460) + Math.floor(ofEra / 36_524) - Math.floor(ofEra / 146_096)) / 365);
  const ofYear = ofEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const fromMarch = Math.floor((5 * ofYear + 2) / 153);
  const month = fromMarch < 10 ? fromMarch + 3 : fromMarch - 9;
  return { year: yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, day: ofYear - Math.floor((153 * fromMarch + 2) / 5) + 1 };
}

/** The first day of the month a day is in. */
export function monthStart(day: number): number {
  return day - dateOf(day).day + 1;
}

/** The first day of the month after the one a day is in. */
export function nextMonth(day: number): number {
  return monthStart(monthStart(day) + 31);
}

/** A day as `2026-01-31`. */
export function dateText(day: number): string {
  const { year, month, day: ofMonth } = dateOf(day);
  return `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(ofMonth).padStart(2, '0')}`;
}
