package org.nextcloudmcp.redemption.simulation;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.nextcloudmcp.grant.RotatedTokens;
import org.nextcloudmcp.grant.StoredAccessToken;
import org.nextcloudmcp.intent.RedemptionIntent;
import org.nextcloudmcp.oauth.Subject;
import org.nextcloudmcp.redemption.AnswerJournal;
import org.nextcloudmcp.redemption.Answered;
import org.nextcloudmcp.redemption.Commitment;
import org.nextcloudmcp.redemption.GrantLedger;
import org.nextcloudmcp.redemption.Ports;
import org.nextcloudmcp.redemption.Standing;

/** One safeguard of the protocol taken away, at the port behind which it lies. The simulation must notice. */
enum Mutant {

    /** Of two nodes that have lost the lock, both note their intent. */
    WITHOUT_EXCLUSIVE_INTENT {
        @Override
        Ports of(Ports ports) {
            return with(ports, new PassedOn(ports.ledger()) {
                @Override
                public boolean intend(RedemptionIntent intent, Set<UUID> known) {
                    var all = super.intents().stream().map(RedemptionIntent::id).collect(Collectors.toSet());
                    return super.intend(intent, all);
                }
            });
        }
    },

    /** What the provider gave is kept nowhere but in the database. */
    WITHOUT_JOURNAL {
        @Override
        Ports of(Ports ports) {
            return with(ports, new ForgetfulJournal(ports.journal(), false));
        }
    },

    /** What the provider gave is written, but a crash takes it along. */
    WITHOUT_FORCE {
        @Override
        Ports of(Ports ports) {
            return with(ports, new ForgetfulJournal(ports.journal(), true));
        }
    },

    /** Nobody heeds what another node may hold in its journal. */
    WITHOUT_INTENT_BAR {
        @Override
        Ports of(Ports ports) {
            return with(ports, new PassedOn(ports.ledger()) {
                @Override
                public Standing read(Subject subject) {
                    var standing = super.read(subject);
                    return standing instanceof Standing.Present present
                            ? new Standing.Present(present.grant(), List.of())
                            : standing;
                }

                @Override
                public boolean intend(RedemptionIntent intent, Set<UUID> known) {
                    var all = super.intents().stream().map(RedemptionIntent::id).collect(Collectors.toSet());
                    return super.intend(intent, all);
                }
            });
        }
    },

    /** The answer is stored over whatever the grant has become meanwhile. */
    WITHOUT_GENERATION_CHECK {
        @Override
        Ports of(Ports ports) {
            return with(ports, new PassedOn(ports.ledger()) {
                @Override
                public Commitment commit(Answered answer, Instant now) {
                    var there = super.read(answer.subject());
                    return there instanceof Standing.Present present
                            ? super.commit(
                                    new Answered(
                                            answer.intentId(),
                                            answer.subject(),
                                            present.grant().generation(),
                                            present.grant().provisionedAt(),
                                            answer.tokens(),
                                            answer.answeredAt()),
                                    now)
                            : super.commit(answer, now);
                }
            });
        }
    },

    /** The provider is asked before it is known that the intent is committed. */
    WITHOUT_INTENT {
        @Override
        Ports of(Ports ports) {
            return with(ports, new PassedOn(ports.ledger()) {
                @Override
                public boolean intend(RedemptionIntent intent, Set<UUID> known) {
                    return true;
                }
            });
        }
    },

    /** An answer for a grant that has moved on is revoked, as if the user had revoked it. */
    REVOKING_WHAT_WAS_OVERTAKEN {
        @Override
        Ports of(Ports ports) {
            return with(ports, new PassedOn(ports.ledger()) {
                @Override
                public Commitment commit(Answered answer, Instant now) {
                    var another = answer.provisionedAt().minusSeconds(1);
                    return super.commit(
                            new Answered(
                                    answer.intentId(),
                                    answer.subject(),
                                    answer.generation(),
                                    another,
                                    answer.tokens(),
                                    answer.answeredAt()),
                            now);
                }
            });
        }
    },

    /** An access token by itself raises the generation, by which redemptions under way know their grant. */
    RAISING_THE_GENERATION_FOR_AN_ACCESS_TOKEN {
        @Override
        Ports of(Ports ports) {
            return with(ports, new PassedOn(ports.ledger()) {
                @Override
                public boolean add(Subject subject, long generation, StoredAccessToken token) {
                    if (!(super.read(subject) instanceof Standing.Present present)) {
                        return false;
                    }
                    var tokens = new RotatedTokens(Optional.empty(), Optional.of(token), Optional.empty());
                    var given = present.grant().provisionedAt();
                    var answer = new Answered(new UUID(0, 0), subject, generation, given, tokens, Instant.EPOCH);
                    return super.commit(answer, Instant.EPOCH) == Commitment.STORED;
                }
            });
        }
    },

    /** An answer that comes after its grant was revoked is dropped. */
    DROPPING_WHAT_WAS_REVOKED {
        @Override
        Ports of(Ports ports) {
            return with(ports, new PassedOn(ports.ledger()) {
                @Override
                public Commitment commit(Answered answer, Instant now) {
                    return super.read(answer.subject()) instanceof Standing.None
                            ? Commitment.REVOKED
                            : super.commit(answer, now);
                }
            });
        }
    },

    /** A commit whose outcome nobody knows counts as done. */
    FORGETTING_UNKNOWN_OUTCOMES {
        @Override
        Ports of(Ports ports) {
            return with(ports, new PassedOn(ports.ledger()) {
                @Override
                public Commitment commit(Answered answer, Instant now) {
                    try {
                        return super.commit(answer, now);
                    } catch (jakarta.ejb.EJBException unknown) {
                        return Commitment.OVERTAKEN;
                    }
                }
            });
        }
    };

    abstract Ports of(Ports ports);

    private static Ports with(Ports ports, GrantLedger other) {
        return new Ports(ports.locks(), other, ports.journal(), ports.provider(), ports.judge());
    }

    private static Ports with(Ports ports, AnswerJournal other) {
        return new Ports(ports.locks(), ports.ledger(), other, ports.provider(), ports.judge());
    }
}
