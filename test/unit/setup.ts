import fc from 'fast-check';

/**
 * The examples of the properties are the same on every run, so that a red run says something about the change and not
 * about the draw. `MARGINALIA_SEED=random` draws new ones, as the nightly workflow does; a number repeats those of one
 * failure.
 */
const wish = process.env['MARGINALIA_SEED'] ?? '20181211';
if (wish !== 'random') fc.configureGlobal({ seed: Number(wish) });
