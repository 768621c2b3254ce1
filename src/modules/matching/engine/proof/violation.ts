/** One rule of the format that an answer breaks. `at` names the slot, facility line, allocation … in the words of the instance. */
export interface Violation { rule: Rule; at: string; message: string }

export type Rule =
  | 'UNKNOWN' | 'TWICE' | 'QUANTITY' | 'WHOLE' | 'CLASS' | 'REGION' | 'EXCLUDED' | 'FORBIDDEN' | 'PRICE_CEILING'
  | 'ARRIVAL' | 'LATE' | 'SHELF_LIFE' | 'HOURS' | 'STOCK' | 'MIN_BATCH' | 'MAX_PER_PERIOD' | 'DEMAND' | 'TOLERANCE'
  | 'MIN_PER_FACILITY' | 'MAX_FACILITIES' | 'SINGLE_SOURCE' | 'SHARE' | 'COST' | 'BREAKDOWN' | 'STATUS' | 'BOUND' | 'GAP' | 'CERTIFICATE' | 'VERDICT' | 'SERVICE' | 'FAIRNESS' | 'PRICE' | 'RELAXATION'
