import type { Actor } from '../../platform/actor.js'
import { holds, type Predicate } from '../../platform/policy.js'
import { cursorSql } from '../../platform/read/cursor-sql.js'
import { madeRead, type Made, type MadeFields } from '../../platform/read/made-read.js'
import { roundedSql } from '../../values/currency.js'
import { Facility } from '../facilities/index.js'
import { Organization, supervises } from '../organizations/index.js'
import { sortKeys } from './group-page.js'
import { fulfilmentQuestion, procurementQuestion } from './overview.inputs.js'
import { overviewPolicy } from './overview.policy.js'
import { groupsSql, keySql, structureOf, type Question } from './sum-tallies.js'

madeRead('fulfilmentOverview', overviewRead(overviewPolicy.fulfilmentOverview, fulfilmentQuestion, (question) => ({
  facility: { one: () => Facility, key: keySql(question, 'owner') },
  hoursAvailable: hours('AVAILABLE'), hoursHeld: hours('HELD'), hoursBooked: hours('BOOKED'),
})))

madeRead('procurementOverview', overviewRead(overviewPolicy.procurementOverview, procurementQuestion, (question) => ({
  buyer: { one: () => Organization, key: keySql(question, 'owner') },
  requests: listOf('REQUESTS', { status: 's.key', count: 's.count' }),
})))

/** The same figures as `figures.ts` makes in code, by SQL. */
function overviewRead<Args>(policy: Predicate, question: (args: Args) => Question, more: (question: Question) => MadeFields) {
  return {
    isFor: (actor: Actor) => holds(policy, actor, {}) && (seesAll(actor) || actor.organizationId !== null),
    question: (args: Readonly<Record<string, unknown>>) => question(args as Args),
    structure: structureOf,
    rows: (asked: Question, ask, parameters) => ({
      from: groupsSql(asked, { ask, organization: parameters.fact(seesAll) ? null : parameters.ofActor(organizationOf, 'uuid') }),
      fields: { ...sharedFields(asked), ...more(asked) },
    }),
  } satisfies Parameters<typeof madeRead<Question>>[1]
}

const seesAll = (actor: Actor): boolean => holds(supervises, actor, {})
const organizationOf = ({ organizationId }: Actor): string | null => organizationId

function sharedFields(question: Question): MadeFields {
  const keys = sortKeys(question.by)
  return {
    cursor: cursorSql(keys.join(), keys.map((key) => `${keySql(question, key)}::text`)),
    month: keySql(question, 'month'), province: keySql(question, 'province'), region: keySql(question, 'region'),
    contracts: listOf('CONTRACTS', { status: 's.key', count: 's.count', value: { object: money } }),
    activeContracts: counted('CONTRACTS', 'ACTIVE'),
    acceptedValue: listOf('ACCEPTED', money),
    arrivals: counted('ARRIVALS'),
    onTimeArrivals: counted('ARRIVALS', 'ON_TIME'),
  }
}

const money: MadeFields = { amount: `trim_scale(${roundedSql('s.amount', 's.currency')})::text`, currency: 's.currency' }

function listOf(measure: string, list: MadeFields): Made {
  return { list, only: `s.measure = '${measure}'`, orderBy: 's.key, s.currency' }
}

function counted(measure: string, key?: string): string {
  return `coalesce(sum(s.count) filter (where s.measure = '${measure}'${key === undefined ? '' : ` and s.key = '${key}'`}), 0)`
}

function hours(key: string): string {
  return `trim_scale(coalesce(sum(s.amount) filter (where s.measure = 'HOURS' and s.key = '${key}'), 0))::text`
}
