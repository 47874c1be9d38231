package org.storelink.platform.rest;

import jakarta.persistence.OptimisticLockException;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.sql.SQLException;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.storelink.platform.Problem;
import org.storelink.platform.ProblemException;

/**
 * Answers what nothing else does. The containers wrap what we throw (a failed commit, say), so the causes are looked
 * through before it is called an internal error, which is logged under a trace id and tells the client nothing else.
 */
@Provider
public class UnexpectedMapper implements ExceptionMapper<Throwable> {

    private static final Logger LOG = System.getLogger(UnexpectedMapper.class.getName());

    /** SQLSTATE, the same in Derby and PostgreSQL. */
    private static final String UNIQUE_VIOLATION = "23505";

    @Override
    public Response toResponse(Throwable thrown) {
        if (cause(thrown, ProblemException.class) instanceof ProblemException problem) {
            return new ProblemMapper().toResponse(problem);
        }
        if (cause(thrown, OptimisticLockException.class) != null || isTaken(cause(thrown, SQLException.class))) {
            return ProblemDocument.of(Problem.CONFLICT, "Somebody changed it at the same moment. Read it again.")
                    .response()
                    .build();
        }
        String traceId = UUID.randomUUID().toString();
        LOG.log(Level.ERROR, "Internal error " + traceId, thrown);
        return ProblemDocument.internal(traceId).response().build();
    }

    /** What was free when the request looked was taken when it wrote. */
    private static boolean isTaken(@Nullable SQLException failure) {
        return failure != null && UNIQUE_VIOLATION.equals(failure.getSQLState());
    }

    private static <T extends Throwable> @Nullable T cause(@Nullable Throwable thrown, Class<T> type) {
        Throwable cause = thrown;
        while (cause != null && !type.isInstance(cause)) {
            cause = cause.getCause();
        }
        return type.cast(cause);
    }
}
