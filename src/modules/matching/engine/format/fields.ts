import type { Findings } from './mistakes.js'

/** `orNothing`: 0 is right as well. */
type NumberRule = { min?: number; above?: number; max?: number; whole?: boolean; orNothing?: boolean }

const LARGEST = 1e15
const DECIMAL = /^[+-]?\d+(\.\d+)?([eE][+-]?\d{1,3})?$/
const DATE = /^\d{4}-\d{2}-\d{2}$/

/**
 * One object of the file, read field by field. A wrong field is noted with its path and replaced by a harmless value, so that reading
 * goes on and all mistakes are found at once.
 */
export class Fields {
  private readonly path: string
  private readonly mistakes: Findings
  private readonly values: Record<string, unknown>

  constructor(value: unknown, path: string, mistakes: Findings, known: readonly string[]) {
    this.path = path
    this.mistakes = mistakes
    const isObject = typeof value === 'object' && value !== null && !Array.isArray(value)
    if (!isObject) this.wrong('', `must be an object with the fields ${known.join(', ')}, not ${shown(value)}`)
    this.values = isObject ? { ...value } : {}
    for (const name of Object.keys(this.values)) {
      if (name !== 'note' && !known.includes(name)) this.mistakes.ignored.push({ path: this.pathOf(name), message: `is not a field here and ignored; known are ${known.join(', ')} and note` })
    }
  }

  wrong(name: string, message: string): void {
    this.mistakes.wrong.push({ path: this.pathOf(name), message })
  }

  pathOf(name: string): string {
    if (name === '') return this.path === '' ? 'the file' : this.path
    return this.path === '' ? name : `${this.path}.${name}`
  }

  number(name: string, rule: NumberRule, fallback?: number): number {
    return this.optionalNumber(name, rule, fallback) ?? 0
  }

  /** null where the field is null, or left out with a null fallback. */
  optionalNumber(name: string, rule: NumberRule, fallback?: number | null): number | null {
    const value = this.values[name]
    if (value === undefined && fallback !== undefined) return fallback
    if (value === null && fallback === null) return null
    return this.checkedNumber(name, value, rule)
  }

  numbers(name: string, rule: NumberRule): number[] {
    return this.rawList(name, undefined).map((value, position) => this.checkedNumber(`${name}[${position}]`, value, rule))
  }

  text(name: string, fallback?: string): string {
    return this.optionalText(name, fallback) ?? ''
  }

  optionalText(name: string, fallback?: string | null): string | null {
    const value = this.values[name]
    if (value === undefined && fallback !== undefined) return fallback
    if (value === null && fallback === null) return null
    if (typeof value === 'string') return value
    this.wrong(name, `must be a text, not ${shown(value)}`)
    return fallback ?? null
  }

  /** null where the field is null or left out. */
  optionalOneOf<Name extends string>(name: string, names: readonly Name[]): Name | null {
    if (this.isNullOrAbsent(name)) return null
    const found = names.find(each => each === this.values[name])
    if (found === undefined) this.wrong(name, `must be one of ${names.join(', ')}, not ${shown(this.values[name])}`)
    return found ?? null
  }

  texts(name: string): string[] {
    return this.rawList(name, []).map((value, position) => {
      if (typeof value === 'string') return value
      this.wrong(`${name}[${position}]`, `must be a text, not ${shown(value)}`)
      return ''
    })
  }

  isNullOrAbsent(name: string): boolean {
    return this.values[name] === undefined || this.values[name] === null
  }

  flag(name: string): boolean {
    const value = this.values[name]
    if (value === undefined) return false
    if (typeof value === 'boolean') return value
    this.wrong(name, `must be true or false, not ${shown(value)}`)
    return false
  }

  date(name: string): string {
    const value = this.values[name]
    if (typeof value === 'string' && isCalendarDate(value)) return value
    this.wrong(name, `must be a calendar date such as 2027-02-28, not ${shown(value)}`)
    return ''
  }

  point(name: string): readonly [number, number] | null {
    if (this.isNullOrAbsent(name)) return null
    const pair = this.rawList(name, undefined)
    if (pair.length !== 2) this.wrong(name, `must be [latitude, longitude], not ${shown(this.values[name])}`)
    if (pair.length !== 2) return null
    const latitude = this.checkedNumber(`${name}[0]`, pair[0], { min: -90, max: 90 })
    return [latitude, this.checkedNumber(`${name}[1]`, pair[1], { min: -180, max: 180 })]
  }

  object(name: string, known: readonly string[]): Fields {
    return new Fields(this.values[name] ?? {}, this.pathOf(name), this.mistakes, known)
  }

  objects<T>(name: string, known: readonly string[], read: (fields: Fields) => T, fallback?: []): T[] {
    const fieldsOf = (value: unknown, position: number) => new Fields(value, this.pathOf(`${name}[${position}]`), this.mistakes, known)
    return this.rawList(name, fallback).map((value, position) => read(fieldsOf(value, position)))
  }

  private rawList(name: string, fallback: [] | undefined): readonly unknown[] {
    const value = this.values[name]
    if (value === undefined && fallback !== undefined) return fallback
    if (Array.isArray(value)) return value
    this.wrong(name, `must be a list, not ${shown(value)}`)
    return []
  }

  private checkedNumber(name: string, value: unknown, rule: NumberRule): number {
    const number = typeof value === 'string' && DECIMAL.test(value) ? Number(value) : value
    if (typeof number === 'number' && Number.isFinite(number) && keeps(rule, number)) return number
    this.wrong(name, `must be ${describe(rule)}, not ${shown(value)}`)
    return 0
  }
}

/** Days that exist only: 2027-02-30 is none. */
export function isCalendarDate(value: string): boolean {
  if (!DATE.test(value)) return false
  const time = Date.parse(`${value}T00:00:00Z`)
  return !Number.isNaN(time) && new Date(time).toISOString().slice(0, 10) === value
}

export function shown(value: unknown): string {
  if (value === undefined) return 'left out'
  const text = JSON.stringify(value) ?? String(value)
  return text.length > 60 ? `${text.slice(0, 57)}…` : text
}

function keeps(rule: NumberRule, value: number): boolean {
  if (rule.orNothing && value === 0) return true
  if (rule.whole && !Number.isInteger(value)) return false
  return value >= (rule.min ?? -LARGEST) && value <= (rule.max ?? LARGEST) && value > (rule.above ?? -Infinity)
}

function describe(rule: NumberRule): string {
  const kind = rule.whole ? 'a whole number' : 'a number or a decimal text'
  const bounds = [
    rule.min === undefined ? '' : `at least ${rule.min}`,
    rule.above === undefined ? '' : `above ${rule.above}`,
    `at most ${rule.max ?? LARGEST}`,
  ].filter(bound => bound !== '')
  return `${kind}, ${rule.orNothing ? '0 or ' : ''}${bounds.join(' and ')}`
}
