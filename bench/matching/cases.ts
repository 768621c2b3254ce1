import type { Instance } from '../../src/modules/matching/engine/instance.ts'
import { assignment, clearing, facilityLocation, manySlots, oneLine, singleSink } from './instances.ts'

/** One row of the table: instances of one shape, how long each may take, and what is aimed at. */
export interface Case { name: string; target: string; runs: number; timeLimitSeconds: number | null; make: (seed: number) => Instance }

const exact = (name: string, target: string, runs: number, make: Case['make']): Case => ({ name, target, runs, timeLimitSeconds: null, make })

export const CASES: readonly Case[] = [
  exact('1 × 500 × 12', 'optimal, p50 ≤ 20 ms, p99 ≤ 100 ms', 100, (seed) => oneLine(500, 12, seed)),
  exact('1 × 5,000 × 12', 'optimal, p50 ≤ 100 ms, p99 ≤ 1 s', 20, (seed) => oneLine(5_000, 12, seed)),
  exact('1 × 10,000 × 26', 'optimal, p99 ≤ 5 s', 6, (seed) => oneLine(10_000, 26, seed)),
  { name: '5 lines × 10 slots × 200 × 12', target: 'gap ≤ 0.1 % in 5 s', runs: 3, timeLimitSeconds: 5, make: (seed) => manySlots({ lines: 5, slots: 10, facilities: 200, periods: 12 }, seed) },
  { name: 'clearing 100 × 200 × 12', target: 'gap ≤ 0.2 % in 10 s', runs: 3, timeLimitSeconds: 10, make: (seed) => clearing({ requests: 100, facilities: 200, periods: 12 }, seed) },
  { name: 'clearing 1,000 × 500 × 12', target: 'gap ≤ 1 % in 15 s', runs: 1, timeLimitSeconds: 15, make: (seed) => clearing({ requests: 1_000, facilities: 500, periods: 12 }, seed) },
  { name: 'clearing 1,000 × 500 × 12', target: 'gap ≤ 0.5 % in 60 s', runs: 1, timeLimitSeconds: 60, make: (seed) => clearing({ requests: 1_000, facilities: 500, periods: 12 }, seed) },
  { name: 'clearing 5,000 × 2,000 × 12', target: 'a plan in 60 s', runs: 1, timeLimitSeconds: 60, make: (seed) => clearing({ requests: 5_000, facilities: 2_000, periods: 12 }, seed) },
  exact('single sink, n = 500', 'optimal, ≤ 10 ms', 50, (seed) => singleSink(500, seed)),
  exact('single sink, n = 10,000', 'optimal, ≤ 1 s', 10, (seed) => singleSink(10_000, seed)),
  exact('facility location 16 × 50', 'optimal, ≤ 5 s', 3, (seed) => facilityLocation(16, 50, seed)),
  exact('facility location 50 × 50', 'optimal, ≤ 5 s', 3, (seed) => facilityLocation(50, 50, seed)),
  exact('assignment 5 × 15', 'optimal, ≤ 30 s', 3, (seed) => assignment(5, 15, seed)),
  exact('assignment 5 × 100', 'optimal, ≤ 30 s', 3, (seed) => assignment(5, 100, seed)),
]
