/** Held and booked as the ledger has them: sums over reservation_entry, also over entries that are only about to be written. */
export const HELD = `sum(case kind when 'HOLD' then amount when 'RELEASE' then -amount when 'BOOK' then -amount else 0 end)`
export const BOOKED = `sum(case kind when 'BOOK' then amount when 'UNBOOK' then -amount when 'CONSUME' then -amount else 0 end)`
