import type { Context } from '../../../platform/context.js'
import { decimal } from '../../../values/decimal.js'
import type { Answer, AnswerAllocation, Instance } from '../engine/index.js'
import type { ClearingService } from '../scarcity.types.js'
import { verified, type Verified } from '../verification/verified.js'
import { ClearingRun } from './clearing-run.entity.js'
import { clearingService, figuresOf, type Figures } from './figures.js'

const RUN = `
  select instance, answer, service, trim_scale(best)::text as best, trim_scale(bound)::text as bound, trim_scale(gap)::text as gap
  from clearing_run where id = $1 and answer is not null`

const PROPOSALS = `
  select p.number, p.request_id as request, p.answer -> 'allocations' as allocations
  from clearing_run r cross join lateral jsonb_array_elements(r.results) as result join match_plan p on p.id = (result ->> 'planId')::uuid
  where r.id = $1 order by p.number`

interface StoredRun extends Figures { instance: Instance; answer: Answer; service: ClearingService | null }
interface Proposal { number: string; request: string; allocations: AnswerAllocation[] }

/** Lets code that shares nothing with the solver check what was planned jointly, and that run and proposals are what was answered. null: the run has no answer. */
export async function verifyClearing(ctx: Context, id: string): Promise<Verified | null> {
  ctx.signedIn()
  await ctx.reader.required(ClearingRun, id)
  const { database } = ctx.services.reading
  const [run] = await database.query(RUN, [id]) as unknown as StoredRun[]
  if (!run) return null
  const proposals = await database.query(PROPOSALS, [id]) as unknown as Proposal[]
  const differences = [...figureDifferences(run), ...serviceDifferences(run), ...proposals.flatMap((proposal) => partDifferences(run, proposal))]
  return await verified(run, differences, ctx.request.abandoned?.())
}

type Differences = Verified['violations']

function figureDifferences({ answer, ...run }: StoredRun): Differences {
  const should = figuresOf(answer)
  return (['best', 'bound', 'gap'] as const).filter((name) => !decimal(run[name]).equals(decimal(should[name])))
    .map((name) => ({ rule: 'SHOWN', at: name, message: `the run shows ${run[name]}; by its answer it is ${should[name]}` }))
}

function serviceDifferences({ answer, service }: StoredRun): Differences {
  const should = clearingService(answer)
  return (['isProven', 'asked', 'served', 'atMost', 'gap'] as const).filter((name) => service?.[name] !== should?.[name])
    .map((name) => ({ rule: 'SHOWN', at: `service.${name}`, message: `the run shows ${service?.[name]}; by its answer it is ${should?.[name]}` }))
}

/** Each buyer's proposal is the joint answer's part for its request, as it stands there. */
function partDifferences({ answer }: StoredRun, { number, request, allocations }: Proposal): Differences {
  const should = answer.allocations.filter((allocation) => allocation.request === request)
  const isSame = JSON.stringify(allocations) === JSON.stringify(should)
  return isSame ? [] : [{ rule: 'PARTS', at: request, message: `the proposal ${number} is not the answer's part for the request` }]
}
