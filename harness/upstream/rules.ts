import { type Directive, readPairs } from './directive.ts';

/** What is answered to requests that carry no message to put a directive in. */
export interface RuleRequest {
  /** The path without its query, such as /v1/models; every path when absent. */
  readonly path?: string;
  /** The words of a directive, such as `status=503 retry-after=7`. */
  readonly directive: string;
  /** How many requests it applies to; without end when absent. */
  readonly count?: number;
}

export interface Rule {
  readonly id: number;
  readonly path: string | undefined;
  readonly directive: Directive;
  left: number;
}

export interface Rules {
  /** Adds a rule and returns its number; throws a 400 for a directive that cannot be followed. */
  add(rule: RuleRequest): number;
  /** The oldest rule for a path, one use of it spent. */
  take(path: string): Rule | undefined;
  /** Removes one rule, or all; false when there is none of that number. */
  remove(id?: number): boolean;
}

/** An empty set of rules. */
export function ruleSet(): Rules {
  const rules: Rule[] = [];
  let last = 0;
  const drop = (rule: Rule) => rules.splice(rules.indexOf(rule), 1);
  return {
    add({ path, directive, count = Number.POSITIVE_INFINITY }) {
      last += 1;
      rules.push({ id: last, path, directive: readPairs(directive), left: count });
      return last;
    },
    take(path) {
      const rule = rules.find((each) => each.path === undefined || each.path === path);
      if (rule === undefined) return undefined;
      rule.left -= 1;
      if (rule.left <= 0) drop(rule);
      return rule;
    },
    remove(id) {
      if (id === undefined) {
        rules.length = 0;
        return true;
      }
      const rule = rules.find((each) => each.id === id);
      if (rule !== undefined) drop(rule);
      return rule !== undefined;
    },
  };
}
