// The entry of a worker thread that runs the whole engine. As source (in tests) the engine's modules are found under their own names.
import { registerHooks } from 'node:module'

if (import.meta.url.endsWith('.ts')) {
  registerHooks({
    resolve: (specifier, context, next) => {
      const ours = specifier.startsWith('.') && specifier.endsWith('.js') && context.parentURL?.endsWith('.ts')
      return next(ours ? specifier.replace(/\.js$/, '.ts') : specifier, context)
    },
  })
}

await import('./serve.js')
