/**
 * Stands between a core and its ports and cuts the power: beginning with a chosen call, nothing is answered.
 * `before`: that call isn't carried out; `after`: it is, but its answer is lost.
 */
export class Fuse {
  #blowsAt = Infinity;
  #when: 'before' | 'after' = 'before';
  #calls = 0;

  /** How many calls there were since it was set. */
  get calls(): number {
    return this.#calls;
  }

  get blown(): boolean {
    return this.#calls > this.#blowsAt;
  }

  /** Blows at the call with that number, counted from 0 from now on. */
  set(blowsAt: number, when: 'before' | 'after' = 'before'): void {
    this.#blowsAt = blowsAt;
    this.#when = when;
    this.#calls = 0;
  }

  /** The port behind this fuse. Only calls that return promises can be cut off. */
  protect<Port extends object>(port: Port): Port {
    return new Proxy(port, {
      get: (target, name) => {
        const found: unknown = Reflect.get(target, name, target);
        if (typeof found !== 'function') return found;
        return (...args: unknown[]): unknown => {
          if (this.#calls > this.#blowsAt) return never();
          const answer = (): unknown => Reflect.apply(found, target, args) as unknown;
          if (this.#calls === this.#blowsAt && this.#when === 'before') {
            this.#calls += 1;
            return never();
          }
          const given = answer();
          if (!(given instanceof Promise)) return given;
          this.#calls += 1;
          return this.#calls - 1 === this.#blowsAt ? given.then(never, never) : given;
        };
      },
    });
  }
}

const never = (): Promise<never> => new Promise(() => undefined);
