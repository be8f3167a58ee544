package org.nextcloudmcp.session;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Table;
import java.time.OffsetDateTime;

/** An answer of a client as it lies in the database, sealed. */
@Entity(name = "ClientAnswer")
@Table(name = "client_answer")
class AnswerRow {

    @Id
    @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "client_answer_id")
    @SequenceGenerator(name = "client_answer_id", sequenceName = "client_answer_id", allocationSize = 1)
    @Column(name = "id")
    long id;

    @Column(name = "session_hash")
    String sessionHash;

    @Column(name = "request_id")
    String requestId;

    @Column(name = "answer_sealed")
    String answerSealed;

    @Column(name = "created_at")
    OffsetDateTime createdAt;

    @SuppressWarnings("NullAway.Init") // whoever constructs a row, JPA or AnswerMailbox, fills it at once
    protected AnswerRow() {}
}
