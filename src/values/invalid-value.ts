/** One sentence for people, in the two languages of the product. */
export interface Messages {
  readonly en: string
  readonly id: string
}

/** Something given from outside is not a value of its kind; the messages name what was given and what would be right. */
export class InvalidValue extends Error {
  override readonly name: string = 'InvalidValue'
  constructor(readonly messages: Messages) {
    super(messages.en)
  }
}

export class MixedCurrencies extends InvalidValue {
  override readonly name = 'MixedCurrencies'
  constructor(readonly left: string, readonly right: string) {
    super({
      en: `Amounts in ${left} and ${right} cannot be combined: both must be in one currency.`,
      id: `Jumlah dalam ${left} dan ${right} tidak dapat digabungkan: keduanya harus dalam satu mata uang.`,
    })
  }
}

export class MixedUnits extends InvalidValue {
  override readonly name = 'MixedUnits'
  constructor(readonly left: string, readonly right: string) {
    super({
      en: `Quantities in ${left} and ${right} cannot be combined: convert one to the unit of the other first.`,
      id: `Kuantitas dalam ${left} dan ${right} tidak dapat digabungkan: ubah dahulu ke satuan yang sama.`,
    })
  }
}

const LONGEST_SHOWN = 60

/** The given value as it may be repeated in a message: short, on one line, with its type visible. */
export function shown(value: unknown): string {
  if (typeof value === 'object' && value !== null) return Array.isArray(value) ? 'a list' : 'an object'
  const text = typeof value === 'string' ? JSON.stringify(value) : String(value)
  return text.length > LONGEST_SHOWN ? `${text.slice(0, LONGEST_SHOWN)}…` : text
}
