import type { ErrorTexts } from "./error-texts.ts";

/** Messages d’erreur en français, par code. Les autres codes gardent le message du SDK. */
export const frErrors: ErrorTexts = {
	ABORTED: () => "Opération interrompue.",
	BENCHMARK_MISSING: () => "Ce worker n’a pas encore de score.",
	BENCHMARK_TOO_LOW: ({ score, minimum }) =>
		`Le score du worker (${score ?? "?"}) est inférieur au minimum (${minimum ?? "?"}).`,
	CAP_BELOW_TOTAL: ({ totalStake }, { pha }) =>
		`Le plafond doit atteindre au moins le total délégué : ${pha(totalStake)}.`,
	CAP_EXCEEDED: ({ remaining }, { pha }) => `Le plafond du pool serait dépassé. Reste : ${pha(remaining)}.`,
	COMMISSION_UNCHANGED: () => "La commission a déjà cette valeur.",
	CONTRIBUTION_TOO_SMALL: ({ minimum }, { pha }) => `Le montant est inférieur au minimum de ${pha(minimum)}.`,
	COOL_DOWN_NOT_OVER: ({ endsAt }, { time }) => `Le refroidissement dure jusqu’au ${time(endsAt)}.`,
	DESCRIPTION_TOO_LONG: ({ limit }) => `La description est trop longue. Maximum : ${limit ?? "?"} octets.`,
	DISCONNECTED: () => "Le nœud n’est pas joignable.",
	FEE_UNPAYABLE: ({ fee, available }, { pha }) =>
		`Les frais de ${pha(fee)} dépassent le solde disponible de ${pha(available)}.`,
	INSUFFICIENT_BALANCE: ({ available, required }, { pha }) =>
		`Solde insuffisant : ${pha(available)} disponibles, ${pha(required)} nécessaires.`,
	INSUFFICIENT_FREE_STAKE: ({ freeStake }, { pha }) => `La mise libre du pool ne suffit pas : ${pha(freeStake)}.`,
	INVALID_ADDRESS: () => "Ce n’est pas une adresse.",
	INVALID_AMOUNT: () => "Saisissez un montant en PHA, par exemple 12,5.",
	INVALID_COMMISSION: () => "La commission doit être comprise entre 0 et 100 %, avec 4 décimales au plus.",
	INVALID_PUBLIC_KEY: () => "Une clé publique de worker commence par 0x, suivi de 64 chiffres hexadécimaux.",
	INVALID_WITHDRAWAL: ({ available }, { pha }) =>
		`Le retrait est trop petit, ou dépasse votre mise : ${pha(available)}.`,
	NO_POSITION: () => "Vous n’avez pas de mise dans ce pool.",
	NO_REWARD: () => "Il n’y a pas de récompense à réclamer.",
	NOT_FOUND: ({ id }) => `Introuvable : ${id ?? "?"}.`,
	NOT_OPERATOR: () => "Le compte n’est pas l’opérateur de ce worker.",
	NOT_POOL_OWNER: () => "Le compte n’est pas le propriétaire du pool.",
	NOT_WHITELISTED: () => "Le compte n’est pas sur la liste blanche du pool.",
	POOL_BANKRUPT: () => "Le pool a des parts, mais plus de valeur.",
	QUEUE_NOT_EMPTY: () => "Des demandes de retrait attendent dans ce pool.",
	REJECTED: ({ reason }) => `Le nœud a refusé la transaction : ${reason}`,
	SHARES_UNWITHDRAWABLE: ({ minimum }, { pha }) =>
		`Il resterait trop peu pour être payé un jour. Retirez tout, ou laissez au moins ${pha(minimum)}.`,
	STAKE_NOT_RAISED: ({ stake }, { pha }) => `La nouvelle mise doit dépasser la mise actuelle de ${pha(stake)}.`,
	STAKE_TOO_HIGH: ({ maximum }, { pha }) => `La mise dépasse Smax : ${pha(maximum)}.`,
	STAKE_TOO_LOW: ({ minimum }, { pha }) => `La mise est inférieure à Smin : ${pha(minimum)}.`,
	TIMEOUT: () => "Pas de réponse à temps.",
	UNSUPPORTED: () => "Cette opération n’existe pas dans cette génération.",
	USER_REJECTED: () => "La signature a été refusée dans le portefeuille.",
	VAULT_LOCKED: () => "Le coffre est bloqué.",
	WALLET_LOCKED: ({ wallet }) => `Déverrouillez le portefeuille ${wallet}.`,
	WALLET_NOT_FOUND: ({ wallet }) => `Le portefeuille ${wallet} est introuvable.`,
	WITHDRAWAL_WOULD_BURN: ({ value, minimum }, { pha }) =>
		`Le reste de la demande ne vaudrait que ${pha(value)}, moins que ${pha(minimum)} : la chaîne le détruirait.`,
	WORKER_ALREADY_ADDED: () => "Le worker est déjà dans ce pool.",
	WORKER_IN_ANOTHER_POOL: ({ pid }) => `Le worker est dans le pool ${pid ?? "?"}.`,
	WORKER_LIMIT_REACHED: ({ limit }) => `Le pool a déjà le maximum de ${limit ?? "?"} workers.`,
	WORKER_NOT_COMPUTING: () => "Le worker ne calcule pas.",
	WORKER_NOT_IN_POOL: () => "Le worker n’est pas dans ce pool.",
	WORKER_NOT_READY: () => "Le worker n’est pas prêt.",
	WORKER_NOT_REGISTERED: () => "Ce worker n’est pas enregistré sur la chaîne.",
	WRONG_PREFIX: () => "C’est une adresse d’un autre réseau.",
};
