const DAY = 86_400_000

/** Whole days since 1970-01-01 of an ISO calendar date. */
export const dayOf = (date: string): number => Math.round(Date.parse(`${date}T00:00:00Z`) / DAY)

/** ISO calendar date of a day number. */
export const dateOf = (day: number): string => new Date(day * DAY).toISOString().slice(0, 10)
