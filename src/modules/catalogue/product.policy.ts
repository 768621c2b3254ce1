import type { Policy } from '../../platform/policy.js'
import { isSignedIn, maySupervise } from '../organizations/index.js'

export const productPolicy = {
  view: isSignedIn,
  listProduct: maySupervise,
  updateProduct: maySupervise,
  retireProduct: maySupervise,
} satisfies Policy
