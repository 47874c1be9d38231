package org.storelink.organizations.faces;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.omnifaces.cdi.Param;
import org.storelink.organizations.Invitation;
import org.storelink.organizations.Invitations;
import org.storelink.organizations.IssuedInvitation;
import org.storelink.organizations.Member;
import org.storelink.organizations.Members;
import org.storelink.platform.CurrentActor;
import org.storelink.platform.Page;
import org.storelink.platform.Paging;
import org.storelink.platform.ProblemException;
import org.storelink.platform.Role;
import org.storelink.platform.faces.Notices;

/** Who belongs to the organization, and who is asked in. */
@Named
@RequestScoped
public class MembersPage {

    private static final String HERE = "/members?faces-redirect=true";
    private static final int PER_PAGE = 50;

    @Inject
    private Members members;

    @Inject
    private Invitations invitations;

    @Inject
    private CurrentActor actor;

    @Inject
    @Param(name = "page")
    private @Nullable Integer page;

    private @Nullable Page<Member> shown;
    private @Nullable String email;
    private Role role = Role.VIEWER;
    private @Nullable IssuedInvitation issued;

    public Page<Member> getShown() {
        if (shown == null) {
            shown = members.list(actor.get(), Paging.of(page, PER_PAGE));
        }
        return shown;
    }

    public List<Invitation> getInvitations() {
        return invitations.list(actor.get());
    }

    /** The roles that the person may give. */
    public List<Role> getRoles() {
        return Arrays.stream(Role.values()).filter(actor.get().role()::includes).toList();
    }

    public boolean mayManage(Member member) {
        return actor.get().role().includes(member.role());
    }

    public boolean isMe(Member member) {
        return member.id() == actor.get().memberId();
    }

    /** Stays on the page: the link is shown this once. */
    public void invite() {
        try {
            issued = invitations.invite(actor.get(), email, role);
            email = null;
        } catch (ProblemException problem) {
            Notices.problem(problem);
        }
    }

    public @Nullable String withdraw(long id) {
        return act(() -> invitations.withdraw(actor.get(), id), "Withdrawn. The link is void.");
    }

    public @Nullable String changeRole(long id, Role newRole) {
        return act(() -> members.change(actor.get(), id, null, newRole), "The role is changed, as of now.");
    }

    public @Nullable String remove(long id) {
        return act(() -> members.remove(actor.get(), id), "Removed. Sessions and tokens ended.");
    }

    public @Nullable IssuedInvitation getIssued() {
        return issued;
    }

    public @Nullable String getEmail() {
        return email;
    }

    public void setEmail(@Nullable String email) {
        this.email = email;
    }

    public Role getRole() {
        return role;
    }

    public void setRole(Role role) {
        this.role = role;
    }

    private static @Nullable String act(Runnable action, String done) {
        try {
            action.run();
        } catch (ProblemException problem) {
            Notices.problem(problem);
            return null;
        }
        Notices.done(done);
        return HERE;
    }
}
