import { databaseUrl, listening, POOL_SIZE } from './serve.ts'

const { start } = await import('./textbook/dist/server.js' as string) as typeof import('./textbook/server.ts')

listening(await start({ databaseUrl, poolSize: POOL_SIZE }))
