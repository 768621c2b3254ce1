import { decimal, decimalText, sumOf } from '../../../values/decimal.js'
import { say } from '../engine/index.js'
import type { PlanningFacts } from '../instance/planning-facts.js'
import { verdictText } from '../instance/verdict-texts.js'
import type { StoredRelaxation, StoredService, StoredVerdict } from '../stored-answer.js'
import type { ComputedPlan } from './compute-plan.js'
import { facilitiesOf, heldBySlot, isFull, type KeptPart } from './kept-parts.js'
import { dateText, quantityText, servedBySlot } from './relaxations.js'
import { isComplete } from './solve-facts.js'
import { serviceOfLines } from './whole-service.js'

/** What stays, and the request with it. */
export interface Whole { kept: readonly KeptPart[]; whole: PlanningFacts }

/** What was found for the part that was planned anew, told of the whole plan: what is kept is served, and costs, too. */
export function ofTheWhole(computed: ComputedPlan, { kept, whole }: Whole): ComputedPlan {
  if (kept.length === 0) return computed
  const isAll = isComplete(computed.answer)
  const service = isAll ? null : wholeService(computed, { kept, whole })
  return {
    ...computed, service, outcome: isAll ? computed.answer.status : 'PARTIAL',
    verdicts: computed.verdicts.map((verdict) => wholeVerdict(verdict, { kept, whole })),
    relaxations: [
      ...service ? quantities(computed, service, { kept, whole }) : [],
      ...computed.relaxations.filter((each) => keepsLimit(each, computed, { kept, whole })).flatMap((each) => wholeRelaxation(each, { kept, whole })),
    ],
  }
}

function wholeService({ answer, service }: ComputedPlan, { kept, whole: { request } }: Whole): StoredService {
  const [held, found] = [heldBySlot(kept), servedBySlot(answer)]
  const promised = request.lines.flatMap(({ slots, under }) => slots.map(({ id, quantity }) => Math.min(quantity * (1 - under), held.get(id) ?? 0)))
  const bySlot = new Map([...new Set([...held.keys(), ...found.keys()])].map((id) => [id, (held.get(id) ?? 0) + (found.get(id) ?? 0)]))
  const isProven = service?.isProven ?? false
  return serviceOfLines(request.lines, bySlot, {
    fairness: service?.fairness ?? 'MOST_SERVED', isProven, atMost: service ? promised.reduce((sum, quantity) => sum + quantity, Number(service.atMost)) : Infinity,
    textOf: () => isProven
      ? { en: 'The others cannot make up for more of it.', id: 'Pihak lain tidak dapat menutup lebih banyak.' }
      : { en: 'No plan was found that makes up for more of it; whether there is one is not proved.', id: 'Tidak ditemukan rencana yang menutup lebih banyak; belum terbukti apakah ada.' },
  })
}

/** Facilities beyond the most that a line allows were left out of the search, not by the request. */
function wholeVerdict(verdict: StoredVerdict, { kept, whole: { request, facilities } }: Whole): StoredVerdict {
  const line = request.lines.find(({ id }) => id === verdict.requestLine)
  if (verdict.reason !== 'EXCLUDED' || !line || line.excludedFacilities.includes(verdict.facility) || !isFull(line, kept)) return verdict
  const name = facilities.find(({ id }) => id === verdict.facility)?.name ?? verdict.facility
  return { ...verdict, reason: 'MAX_FACILITIES', text: verdictText('MAX_FACILITIES', { name }) }
}

/** What can be had as things are: each line that is short with what is kept and found for it. */
function quantities({ relaxations, allocations }: ComputedPlan, { short, isProven }: StoredService, { kept, whole: { request } }: Whole): StoredRelaxation[] {
  const found = allocations.length === 0 ? '0' : relaxations.find(({ kind }) => kind === 'QUANTITY')?.cost
  if (found === undefined) return []
  return short.filter(({ served }) => Number(served) > 0).map(({ requestLine, served: to }) => {
    const unit = request.lines.find(({ id }) => id === requestLine)?.product.unit ?? ''
    return { kind: 'QUANTITY', requestLine, to, cost: withPromised(found, kept), saves: null, text: quantityText(to, unit, isProven) }
  })
}

/** Changes that let in facilities which the request keeps out. */
const OPENING: ReadonlySet<StoredRelaxation['kind']> = new Set(['EXCLUSIONS', 'REGIONS', 'CLASS', 'PRICE_CEILING'])

/** Where the limit of facilities was not part of what was solved, nothing is known of more of them. */
function keepsLimit({ kind, requestLine }: StoredRelaxation, { instance }: ComputedPlan, { kept, whole: { request } }: Whole): boolean {
  const line = request.lines.find(({ id }) => id === requestLine)
  if (!OPENING.has(kind) || !line || line.maxFacilities === null) return true
  const solved = instance.requests.flatMap(({ lines }) => lines).find(({ id }) => id === requestLine)
  return solved?.maxFacilities != null && !isFull(line, kept)
}

function wholeRelaxation(relaxation: StoredRelaxation, { kept, whole: { request } }: Whole): StoredRelaxation[] {
  const { kind, requestLine, saves, to } = relaxation
  const line = request.lines.find(({ id }) => id === requestLine)
  if (kind === 'QUANTITY') return []
  const of = { ...relaxation, cost: withPromised(relaxation.cost, kept) }
  if (kind === 'DUE_DATE' && requestLine === null) {
    const last = kept.map(({ arrives }) => arrives).reduce((latest, day) => (day > latest ? day : latest), to)
    return [last === to ? of : { ...of, to: last, text: dateText(last, false) }]
  }
  if (kind !== 'MAX_FACILITIES' || !line || to === 'any') return [of]
  const most = String(Number(to) + facilitiesOf(line, kept).size)
  return [{ ...of, to: most, text: facilitiesText(line.label, most, saves) }]
}

function facilitiesText(label: string, most: string, saves: string | null): StoredRelaxation['text'] {
  return saves === null
    ? { en: `line ${label}: with up to ${most} facilities all of it can be delivered.`, id: `baris ${label}: dengan paling banyak ${most} fasilitas seluruhnya dapat dikirim.` }
    : say(
      words => `line ${label}: allowing up to ${most} facilities saves ${words.number(saves)}.`,
      words => `baris ${label}: dengan paling banyak ${most} fasilitas hemat ${words.number(saves)}.`,
    )
}

function withPromised(cost: string, kept: readonly KeptPart[]): string {
  return decimalText(sumOf(kept.map((part) => part.cost)).plus(decimal(cost)))
}
