import { registerEnumType } from 'type-graphql'

export const SearchPhase = { UNSERVED: 'UNSERVED', ARRIVAL: 'ARRIVAL', FACILITIES: 'FACILITIES', COST: 'COST' } as const
export type SearchPhase = keyof typeof SearchPhase
registerEnumType(SearchPhase, {
  name: 'SearchPhase',
  description: 'What a search for a plan makes as little as can be: one after the other, each only as far as what went before allows. A phase may come again.',
  valuesConfig: {
    UNSERVED: { description: 'What of all that is asked is left out.' },
    ARRIVAL: { description: 'The day on which the last of it arrives.' },
    FACILITIES: { description: 'How many facilities take part.' },
    COST: { description: 'The cost: only in this phase there are figures of it, and while it lasts the best never gets dearer and the bound never falls.' },
  },
})
