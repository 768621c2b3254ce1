import type { Rules } from '../../../platform/rules.js'
import type { BulkRequest } from '../../requests/index.js'

export interface ClearingChoice {
  /** Requests named by the caller; null: all of the region. */
  named: readonly string[] | null
  found: readonly Pick<BulkRequest, 'id'>[]
}

/** What can be cleared together. */
export const clearable = {
  OPEN_IN_REGION: {
    breaks: ({ named, found }) => {
      const open = new Set(found.map(({ id }) => id))
      return (named ?? []).filter((id) => !open.has(id)).map((id) => ({ path: ['requests', (named ?? []).indexOf(id)], data: { id } }))
    },
    text: {
      en: 'The request {id} is not among those that are published, priced in rupiah and delivered to the region.',
      id: 'Permintaan {id} tidak termasuk yang terbit, berharga rupiah, dan dikirim ke wilayah itu.',
    },
  },
  SOMETHING_TO_CLEAR: {
    breaks: ({ found }) => found.length === 0,
    text: { en: 'No published request is delivered to the region.', id: 'Tidak ada permintaan terbit yang dikirim ke wilayah itu.' },
  },
} satisfies Rules<ClearingChoice, null>
