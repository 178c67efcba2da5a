import type { RuleCode, RuleFacts } from "../../errors/codes.ts";
import { NOT_FOUND_MESSAGES } from "../../errors/not-found.ts";
import { formatPha } from "../../math/units.ts";

interface RuleMessage<F> {
	/** The facts while nobody knows the numbers; `null` for rules that no dispatch error stands for. */
	readonly unknown: F | null;
	/** What is wrong, and what would be right. */
	text(facts: F): string;
}

const pool = (pid: number | null) => (pid === null ? "the pool" : `pool ${pid}`);
const worker = (key: string | null) => (key === null ? "The worker" : `Worker ${key}`);
const pha = (amount: bigint | null) => (amount === null ? "what the chain allows" : `${formatPha(amount)} PHA`);
const named = (amount: bigint | null, before = ": ") => (amount === null ? "" : `${before}${formatPha(amount)} PHA`);
const date = (seconds: number | null) => (seconds === null ? "" : ` until ${new Date(seconds * 1000).toISOString()}`);
const plain = (text: string): RuleMessage<object> => ({ unknown: {}, text: () => text });
const ofPool = (text: (name: string) => string): RuleMessage<{ readonly pid: number | null }> => ({
	unknown: { pid: null },
	text: ({ pid }) => text(pool(pid)),
});
const ofWorker = (text: (name: string) => string): RuleMessage<{ readonly publicKey: string | null }> => ({
	unknown: { publicKey: null },
	text: ({ publicKey }) => text(worker(publicKey)),
});
const ofState = (text: string): RuleMessage<{ readonly state: string | null }> => ({
	unknown: { state: null },
	text: ({ state }) => (state === null ? text : `${text} It is ${state}.`),
});

/** What each rule says, in one place. */
export const RULE_MESSAGES: { readonly [C in RuleCode]: RuleMessage<RuleFacts<C>> } = {
	NOT_FOUND: { unknown: { kind: "pool", id: null }, text: NOT_FOUND_MESSAGES.NOT_FOUND },
	WRONG_POOL_KIND: { unknown: { pid: null, kind: null, expected: null }, text: NOT_FOUND_MESSAGES.WRONG_POOL_KIND },
	NOT_POOL_OWNER: {
		unknown: { owner: null },
		text: ({ owner }) => `Only the pool's owner${owner ? `, ${owner},` : ""} may do this.`,
	},
	NOT_OPERATOR: {
		unknown: { operator: null },
		text: ({ operator }) =>
			`Only the operator that the worker named may do this${operator ? `: ${operator}` : ""}. Register the worker with the pool owner as operator.`,
	},
	CAP_BELOW_TOTAL: {
		unknown: { totalStake: null },
		text: ({ totalStake }) => `The cap must be at least what is delegated already${named(totalStake)}.`,
	},
	CAP_EXCEEDED: {
		unknown: { remaining: null },
		text: ({ remaining }) => `This passes the pool's cap: one contribution may be at most ${pha(remaining)}.`,
	},
	CONTRIBUTION_TOO_SMALL: {
		unknown: { minimum: null },
		text: ({ minimum }) => `A contribution must be at least ${pha(minimum)}.`,
	},
	INSUFFICIENT_BALANCE: {
		unknown: { available: null, required: null },
		text: ({ available, required }) =>
			available === null
				? "The account does not have that much."
				: `The account can use ${pha(available)} for this; it takes ${pha(required)}.`,
	},
	POOL_BANKRUPT: ofPool((name) => `The shares of ${name} are worth nothing: it takes no contributions.`),
	NOT_WHITELISTED: ofPool((name) => `The account is not on the whitelist of ${name}.`),
	NO_POSITION: ofPool((name) => `The account has no shares in ${name}.`),
	INVALID_WITHDRAWAL: {
		unknown: { available: null },
		text: ({ available }) =>
			available === null
				? "A withdrawal takes more than 1000 shares, and at most those of the account, queued ones included."
				: `A withdrawal takes more than 1000 shares, and at most the ${available} of the account, queued ones included.`,
	},
	WITHDRAWAL_WOULD_BURN: {
		unknown: null,
		text: ({ value, minimum }) =>
			`The shares are worth ${pha(value)}: the chain burns a request of ${pha(minimum)} or less without paying.`,
	},
	WRAP_WOULD_BURN: {
		unknown: null,
		text: ({ amount, minimum }) =>
			`Wrapping ${pha(amount)} into an account without W-PHA loses it: wrap at least ${pha(minimum)}.`,
	},
	WORKER_NOT_REGISTERED: ofWorker((name) => `${name} is not registered on this chain.`),
	BENCHMARK_MISSING: ofWorker((name) => `${name} has no benchmark score yet: let it finish its benchmark first.`),
	BENCHMARK_TOO_LOW: {
		unknown: { score: null, minimum: null },
		text: ({ score, minimum }) =>
			score === null
				? "The worker's score is too low to start."
				: `The worker's score is ${score}; a start takes ${minimum}.`,
	},
	WORKER_ALREADY_ADDED: ofWorker((name) => `${name} is in the pool already.`),
	WORKER_NOT_IN_POOL: {
		unknown: { pid: null },
		text: ({ pid }) =>
			`The worker is ${pid === null ? "in no pool, or not in this one" : `not in pool ${pid}`}: add it first.`,
	},
	WORKER_IN_ANOTHER_POOL: ofPool(
		(name) => `The worker is not in the pool named, but in ${name.replace("the ", "another ")}.`,
	),
	WORKER_LIMIT_REACHED: {
		unknown: { limit: null },
		text: ({ limit }) => `The pool has as many workers as it may${limit === null ? "" : `: ${limit}`}.`,
	},
	BIND_FAILED: ofWorker(
		(name) => `${name} is bound elsewhere, still cools down from before, or has to register again.`,
	),
	SESSION_NOT_FOUND: ofWorker((name) => `${name} has no session: add it to a pool first.`),
	WORKER_NOT_READY: ofState("The worker has to be Ready."),
	WORKER_NOT_COMPUTING: ofState("The worker has to be Computing or Unresponsive."),
	WORKER_ALREADY_STOPPED: ofWorker((name) => `${name} was stopped already: reclaim it after its cool-down.`),
	INSUFFICIENT_FREE_STAKE: {
		unknown: { freeStake: null },
		text: ({ freeStake }) => `The stake must be at most what the pool has free${named(freeStake)}.`,
	},
	STAKE_TOO_LOW: {
		unknown: { minimum: null },
		text: ({ minimum }) => `The stake must be at least Smin${named(minimum)}.`,
	},
	STAKE_TOO_HIGH: {
		unknown: { maximum: null },
		text: ({ maximum }) => `The stake must be at most Smax${named(maximum)}.`,
	},
	STAKE_NOT_RAISED: {
		unknown: { stake: null },
		text: ({ stake }) => `The new stake must be above the present one${named(stake, ", ")}.`,
	},
	QUEUE_NOT_EMPTY: ofPool((name) => `The stake cannot change while somebody waits in the withdraw queue of ${name}.`),
	COOL_DOWN_NOT_OVER: {
		unknown: { endsAt: null },
		text: ({ endsAt }) => `There is nothing to reclaim: no stopped worker has cooled down${date(endsAt)}.`,
	},
	NO_REWARD: ofPool((name) => `There is nothing to claim from ${name}.`),
	UNWRAP_TOO_MUCH: {
		unknown: { available: null },
		text: ({ available }) =>
			`The account can unwrap at most ${pha(available)}: more is not wrapped, or locked in votes.`,
	},
	ALREADY_WHITELISTED: ofPool((name) => `The account is on the whitelist of ${name} already.`),
	NO_WHITELIST: ofPool((name) => `${name.replace("the", "The").replace("pool", "Pool")} has no whitelist.`),
	WHITELIST_FULL: {
		unknown: { limit: null },
		text: ({ limit }) => `The whitelist is full${limit === null ? "" : `: it holds ${limit} accounts`}.`,
	},
	DESCRIPTION_TOO_LONG: {
		unknown: { limit: null },
		text: ({ limit }) => `The description is too long${limit === null ? "" : `: ${limit} bytes are allowed`}.`,
	},
	VAULT_LOCKED: ofPool(() => "The vault is locked until its withdraw queue is served."),
	COMMISSION_UNCHANGED: ofPool((name) => `The commission of ${name} is that already.`),
	REWARD_POOL_EMPTY: plain("The account that pays rewards does not have that much."),
	BALANCE_TOO_SMALL: {
		unknown: { minimum: null },
		text: ({ minimum }) => `This leaves an account with less than it must hold to exist${named(minimum)}.`,
	},
	FUNDS_FROZEN: plain("The account's funds are frozen."),
	VOTE_TOO_LARGE: {
		unknown: { available: null },
		text: ({ available }) => `The vote may take at most ${pha(available)}.`,
	},
	REFERENDUM_NOT_OPEN: plain("The referendum does not exist or is over."),
	REFERENDUM_ONGOING: plain("The referendum is not over yet."),
	ITERATIONS_OUT_OF_RANGE: plain("Unlock 1 to 100 votes at once."),
	REGISTRATION_REFUSED: plain("The chain does not accept the worker's registration."),
	FEATURE_DISABLED: plain("The chain has this feature switched off."),
	CALL_RESERVED: plain("This call is reserved to the chain's administration."),
	TOO_MANY_CALLS: plain("The batch has more calls than the chain takes: split it."),
	CHAIN_FAULT: plain("The chain's own records contradict each other; nothing in the call is wrong."),
	FEE_UNPAYABLE: {
		unknown: { fee: null, available: null },
		text: ({ fee, available }) =>
			fee === null
				? "The account cannot pay the fee."
				: `The fee is ${pha(fee)}; the account has ${pha(available)} to spend on it.`,
	},
};
