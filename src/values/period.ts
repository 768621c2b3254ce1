import 'reflect-metadata'
import { Embeddable, Property } from '@mikro-orm/decorators/legacy'
import { Extensions, Field, InputType, ObjectType } from 'type-graphql'
import { addDays, calendarDate, compareDates, daysBetween, type CalendarDate } from './calendar-date.js'
import { InvalidValue } from './invalid-value.js'
import { DateScalar } from './value-scalars.js'

/** Days from `from` until the day before `to`: half-open, never empty. */
@Embeddable()
@Extensions({ cost: 0 })
@ObjectType({ description: 'A range of days. The first day belongs to it, the end does not.' })
export class Period {
  @Property({ type: 'date' })
  @Field(() => DateScalar, { description: 'The first day.' })
  readonly from: CalendarDate

  @Property({ type: 'date' })
  @Field(() => DateScalar, { description: 'The day after the last one.' })
  readonly to: CalendarDate

  /** @throws InvalidValue unless `to` is after `from`. */
  constructor(from: CalendarDate, to: CalendarDate) {
    this.from = calendarDate(from)
    this.to = calendarDate(to)
    if (compareDates(from, to) >= 0) throw endsBeforeItBegins(from, to)
  }

  /** From the first to the last day, both included. */
  static through(first: CalendarDate, last: CalendarDate): Period {
    return new Period(first, addDays(last, 1))
  }

  days(): number {
    return daysBetween(this.from, this.to)
  }

  contains(date: CalendarDate): boolean {
    return this.from <= date && date < this.to
  }

  covers(other: Period): boolean {
    return this.from <= other.from && other.to <= this.to
  }

  overlaps(other: Period): boolean {
    return this.from < other.to && other.from < this.to
  }

  intersection(other: Period): Period | undefined {
    if (!this.overlaps(other)) return undefined
    return new Period(this.from > other.from ? this.from : other.from, this.to < other.to ? this.to : other.to)
  }

  /** By first day, then by end. */
  compare(other: Period): number {
    return compareDates(this.from, other.from) || compareDates(this.to, other.to)
  }

  *dates(): Generator<CalendarDate> {
    for (let date = this.from; date < this.to; date = addDays(date, 1)) yield date
  }
}

@InputType({ description: 'A range of days. The first day belongs to it, the end does not.' })
export class PeriodInput {
  @Field(() => DateScalar, { description: 'The first day.' })
  from!: CalendarDate

  @Field(() => DateScalar, { description: 'The day after the last one; later than the first.' })
  to!: CalendarDate

  toPeriod(): Period {
    return new Period(this.from, this.to)
  }
}

function endsBeforeItBegins(from: CalendarDate, to: CalendarDate): InvalidValue {
  return new InvalidValue({
    en: `The end ${to} is not after the first day ${from}. The end is the day after the last one: one day is "${from}" to the next day.`,
    id: `Akhir ${to} tidak sesudah hari pertama ${from}. Akhir adalah hari setelah hari terakhir: `
      + `satu hari berarti "${from}" sampai hari berikutnya.`,
  })
}
