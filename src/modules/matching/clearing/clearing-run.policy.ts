import type { Policy } from '../../../platform/policy.js'
import { maySupervise, supervises } from '../../organizations/index.js'

/** Clearing is the authority's: it sees what all buyers want at once. */
export const clearingRunPolicy = {
  view: supervises,
  clearRegion: maySupervise,
  stopClearing: maySupervise,
} satisfies Policy
