import type { Instance } from '../../src/modules/matching/engine/instance.ts'
import { assignmentCost, facilityLocationCost, singleSinkCost } from './cross-checks.ts'
import { assignment, clearing, facilityLocation, manySlots, oneLine, singleSink } from './instances.ts'

/** What a row aims at: seconds of the median and of the slowest, the largest gap (0: proven optimal). */
export interface Goal { median?: number; slowest?: number; gap: number }

/** One row of the table: instances of one shape, how many, and what is aimed at. */
export interface Case {
  /** What `--rows` names it by. */
  key: string
  name: string
  goal: Goal
  runs: number
  quickRuns: number
  /** Null: as long as the proof takes. */
  timeLimitSeconds: number | null
  make: (seed: number) => Instance
  /** The optimum, by other code than the engine's. */
  crossCheck?: (instance: Instance) => Promise<number>
}

const OPTIMAL = 1e-9

const exact = (key: string, name: string, goal: Omit<Goal, 'gap'>, runs: [all: number, quick: number], make: Case['make']): Case =>
  ({ key, name, goal: { ...goal, gap: OPTIMAL }, runs: runs[0], quickRuns: runs[1], timeLimitSeconds: null, make })

const within = (key: string, name: string, seconds: number, gap: number, runs: number, make: Case['make']): Case =>
  ({ key, name, goal: { gap }, runs, quickRuns: 1, timeLimitSeconds: seconds, make })

const thousand = (seed: number): Instance => clearing({ requests: 1_000, facilities: 500, periods: 12 }, seed)

const located = (sites: number): Case => ({
  ...exact(`location-${sites}`, `facility location, ${sites} sites × 50 customers`, { slowest: 5 }, [5, 2], (seed) => facilityLocation(sites, 50, seed)), crossCheck: facilityLocationCost,
})

const assigned = (agents: number, jobs: number): Case => ({
  ...exact(`assignment-${agents}-${jobs}`, `assignment, ${agents} agents × ${jobs} jobs`, { slowest: 30 }, [5, 2], (seed) => assignment(agents, jobs, seed)), crossCheck: assignmentCost,
})

export const CASES: readonly Case[] = [
  exact('line-500', '1 line × 500 facilities × 12 weeks', { median: 0.02, slowest: 0.1 }, [100, 30], (seed) => oneLine(500, 12, seed)),
  exact('line-5000', '1 × 5,000 × 12', { median: 0.1, slowest: 1 }, [30, 6], (seed) => oneLine(5_000, 12, seed)),
  // The limit is only that a run ends in any case.
  { ...exact('line-10000', '1 × 10,000 × 26', { slowest: 5 }, [30, 3], (seed) => oneLine(10_000, 26, seed)), timeLimitSeconds: 60 },
  within('slots', '5 lines × 10 slots × 200 × 12', 5, 1e-3, 3, (seed) => manySlots({ lines: 5, slots: 10, facilities: 200, periods: 12 }, seed)),
  within('clearing-100', 'clearing 100 requests × 200 × 12', 10, 2e-3, 3, (seed) => clearing({ requests: 100, facilities: 200, periods: 12 }, seed)),
  within('clearing-1000-15', 'clearing 1,000 × 500 × 12', 15, 1e-2, 1, thousand),
  within('clearing-1000-60', 'clearing 1,000 × 500 × 12', 60, 5e-3, 1, thousand),
  within('clearing-5000', 'clearing 5,000 × 2,000 × 12', 60, 1, 1, (seed) => clearing({ requests: 5_000, facilities: 2_000, periods: 12 }, seed)),
  { ...exact('sink-500', 'single sink with fixed charges, n = 500', { median: 0.01 }, [50, 10], (seed) => singleSink(500, seed)), crossCheck: singleSinkCost },
  exact('sink-10000', 'single sink with fixed charges, n = 10,000', { median: 1 }, [10, 3], (seed) => singleSink(10_000, seed)),
  located(16), located(25), located(50),
  assigned(5, 15), assigned(5, 30), assigned(8, 48), assigned(10, 60), assigned(5, 100),
]
