import { allOf, type Policy } from '../../../platform/policy.js'
import { isSignedIn, maySupervise, supervises } from '../../organizations/index.js'

/** Clearing is the authority's: it sees what all buyers want at once. */
export const clearingRunPolicy = {
  view: allOf(isSignedIn, supervises),
  clearRegion: maySupervise,
  stopClearing: maySupervise,
} satisfies Policy
